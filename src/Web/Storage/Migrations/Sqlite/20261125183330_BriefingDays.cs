using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BriefingDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_briefings_Day",
                table: "briefings",
                column: "Day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_briefings_Day",
                table: "briefings");
        }
    }
}
