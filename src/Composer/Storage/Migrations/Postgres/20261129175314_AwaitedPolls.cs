using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Composer.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresComposerContext))]
    [Migration("20261129175314_AwaitedPolls")]
    public partial class AwaitedPolls : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "awaited_polls",
                schema: "composer",
                columns: table => new
                {
                    FetchId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    FeedUrl = table.Column<string>(type: "text", nullable: false),
                    FetchedAt = table.Column<long>(type: "bigint", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false),
                    Requests = table.Column<int>(type: "integer", nullable: false),
                    IsGivenUp = table.Column<bool>(type: "boolean", nullable: false),
                    Entries = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_awaited_polls", x => new { x.FetchId, x.Part });
                });

            migrationBuilder.CreateIndex(
                name: "IX_awaited_polls_FetchedAt",
                schema: "composer",
                table: "awaited_polls",
                column: "FetchedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "awaited_polls",
                schema: "composer");
        }
    }
}
