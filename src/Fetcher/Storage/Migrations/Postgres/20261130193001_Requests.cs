using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Fetcher.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresFetcherContext))]
    [Migration("20261130193001_Requests")]
    public partial class Requests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Requests",
                schema: "fetcher",
                table: "Feeds",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Requests",
                schema: "fetcher",
                table: "Feeds");
        }
    }
}
