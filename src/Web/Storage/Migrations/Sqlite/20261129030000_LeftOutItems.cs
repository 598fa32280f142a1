using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteWebContext))]
    [Migration("20261129030000_LeftOutItems")]
    public partial class LeftOutItems : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "left_out",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Edition = table.Column<string>(type: "TEXT", nullable: false),
                    BriefingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ScheduledAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Section = table.Column<string>(type: "TEXT", nullable: false),
                    Headline = table.Column<string>(type: "TEXT", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Link = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_left_out", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_left_out_Edition_ItemId",
                table: "left_out",
                columns: new[] { "Edition", "ItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_left_out_ScheduledAt",
                table: "left_out",
                column: "ScheduledAt");

            migrationBuilder.CreateIndex(
                name: "IX_left_out_Section",
                table: "left_out",
                column: "Section");

            migrationBuilder.CreateIndex(
                name: "IX_left_out_Source",
                table: "left_out",
                column: "Source");

            migrationBuilder.Sql(WordIndex.OfLeftOutItems.Sqlite);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE left_out_words");

            migrationBuilder.DropTable(
                name: "left_out");
        }
    }
}
