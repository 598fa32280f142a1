using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Delivery.Ledger.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDeliveryContext))]
    [Migration("20261128160641_ReportedVersions")]
    public partial class ReportedVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Configuration",
                schema: "deliveries",
                table: "reports",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Version",
                schema: "deliveries",
                table: "reports",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Configuration",
                schema: "deliveries",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "Version",
                schema: "deliveries",
                table: "reports");
        }
    }
}
