using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BriefingBus.Web.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "web");

            migrationBuilder.CreateTable(
                name: "briefings",
                schema: "web",
                columns: table => new
                {
                    BriefingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Edition = table.Column<string>(type: "text", nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<string>(type: "text", nullable: false),
                    ScheduledAt = table.Column<long>(type: "bigint", nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    StoryCount = table.Column<int>(type: "integer", nullable: false),
                    ReadingSeconds = table.Column<int>(type: "integer", nullable: false),
                    TroubleCount = table.Column<int>(type: "integer", nullable: false),
                    ContentHash = table.Column<string>(type: "text", nullable: false),
                    ReceivedAt = table.Column<long>(type: "bigint", nullable: false),
                    Composed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_briefings", x => x.BriefingId);
                });

            migrationBuilder.CreateTable(
                name: "keys",
                schema: "web",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Xml = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_keys", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "stories",
                schema: "web",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BriefingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    StoryId = table.Column<Guid>(type: "uuid", nullable: false),
                    Edition = table.Column<string>(type: "text", nullable: false),
                    ScheduledAt = table.Column<long>(type: "bigint", nullable: false),
                    Section = table.Column<string>(type: "text", nullable: false),
                    Headline = table.Column<string>(type: "text", nullable: false),
                    Summary = table.Column<string>(type: "text", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories", x => x.Number);
                    table.ForeignKey(
                        name: "FK_stories_briefings_BriefingId",
                        column: x => x.BriefingId,
                        principalSchema: "web",
                        principalTable: "briefings",
                        principalColumn: "BriefingId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_briefings_Edition_ScheduledAt",
                schema: "web",
                table: "briefings",
                columns: new[] { "Edition", "ScheduledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_briefings_Edition_Slug",
                schema: "web",
                table: "briefings",
                columns: new[] { "Edition", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_briefings_ScheduledAt",
                schema: "web",
                table: "briefings",
                column: "ScheduledAt");

            migrationBuilder.CreateIndex(
                name: "IX_stories_BriefingId_Position",
                schema: "web",
                table: "stories",
                columns: new[] { "BriefingId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stories_ScheduledAt_Number",
                schema: "web",
                table: "stories",
                columns: new[] { "ScheduledAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_stories_Section",
                schema: "web",
                table: "stories",
                column: "Section");

            migrationBuilder.CreateIndex(
                name: "IX_stories_Source",
                schema: "web",
                table: "stories",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_stories_StoryId_ScheduledAt",
                schema: "web",
                table: "stories",
                columns: new[] { "StoryId", "ScheduledAt" });

            // Full-text search over the words of the stories; the database keeps it in step with them.
            migrationBuilder.Sql("""
                ALTER TABLE web.stories ADD COLUMN "Search" tsvector GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, "Words")) STORED;
                CREATE INDEX "IX_stories_Search" ON web.stories USING gin ("Search");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "keys",
                schema: "web");

            migrationBuilder.DropTable(
                name: "stories",
                schema: "web");

            migrationBuilder.DropTable(
                name: "briefings",
                schema: "web");
        }
    }
}
