using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Delivery.Ledger.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteDeliveryContext))]
    [Migration("20261128160638_ReportedVersions")]
    public partial class ReportedVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Configuration",
                table: "reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Version",
                table: "reports",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Configuration",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "reports");
        }
    }
}
