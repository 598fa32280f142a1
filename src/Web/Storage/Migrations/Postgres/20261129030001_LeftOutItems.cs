using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Web.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresWebContext))]
    [Migration("20261129030001_LeftOutItems")]
    public partial class LeftOutItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "left_out",
                schema: "web",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Edition = table.Column<string>(type: "text", nullable: false),
                    BriefingId = table.Column<Guid>(type: "uuid", nullable: false),
                    ScheduledAt = table.Column<long>(type: "bigint", nullable: false),
                    Section = table.Column<string>(type: "text", nullable: false),
                    Headline = table.Column<string>(type: "text", nullable: false),
                    Summary = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Link = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_left_out", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_left_out_Edition_ItemId",
                schema: "web",
                table: "left_out",
                columns: new[] { "Edition", "ItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_left_out_ScheduledAt",
                schema: "web",
                table: "left_out",
                column: "ScheduledAt");

            migrationBuilder.CreateIndex(
                name: "IX_left_out_Section",
                schema: "web",
                table: "left_out",
                column: "Section");

            migrationBuilder.CreateIndex(
                name: "IX_left_out_Source",
                schema: "web",
                table: "left_out",
                column: "Source");

            migrationBuilder.Sql(WordIndex.OfLeftOutItems.Postgres);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "left_out",
                schema: "web");
        }
    }
}
