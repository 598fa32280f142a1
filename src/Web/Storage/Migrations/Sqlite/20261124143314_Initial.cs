using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "briefings",
                columns: table => new
                {
                    BriefingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Edition = table.Column<string>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<string>(type: "TEXT", nullable: false),
                    ScheduledAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    StoryCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ReadingSeconds = table.Column<int>(type: "INTEGER", nullable: false),
                    TroubleCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Composed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_briefings", x => x.BriefingId);
                });

            migrationBuilder.CreateTable(
                name: "keys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_keys", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "stories",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BriefingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Edition = table.Column<string>(type: "TEXT", nullable: false),
                    ScheduledAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Section = table.Column<string>(type: "TEXT", nullable: false),
                    Headline = table.Column<string>(type: "TEXT", nullable: false),
                    Summary = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Words = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stories", x => x.Number);
                    table.ForeignKey(
                        name: "FK_stories_briefings_BriefingId",
                        column: x => x.BriefingId,
                        principalTable: "briefings",
                        principalColumn: "BriefingId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_briefings_Edition_ScheduledAt",
                table: "briefings",
                columns: new[] { "Edition", "ScheduledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_briefings_Edition_Slug",
                table: "briefings",
                columns: new[] { "Edition", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_briefings_ScheduledAt",
                table: "briefings",
                column: "ScheduledAt");

            migrationBuilder.CreateIndex(
                name: "IX_stories_BriefingId_Position",
                table: "stories",
                columns: new[] { "BriefingId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_stories_ScheduledAt_Number",
                table: "stories",
                columns: new[] { "ScheduledAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_stories_Section",
                table: "stories",
                column: "Section");

            migrationBuilder.CreateIndex(
                name: "IX_stories_Source",
                table: "stories",
                column: "Source");

            migrationBuilder.CreateIndex(
                name: "IX_stories_StoryId_ScheduledAt",
                table: "stories",
                columns: new[] { "StoryId", "ScheduledAt" });

            // Full-text search over the words of the stories; the triggers keep it in step with them (https://sqlite.org/fts5.html#external_content_tables).
            migrationBuilder.Sql("""
                CREATE VIRTUAL TABLE story_words USING fts5(Words, content='stories', content_rowid='Number', tokenize='ascii', prefix='3 4');
                CREATE TRIGGER story_words_insert AFTER INSERT ON stories BEGIN
                  INSERT INTO story_words(rowid, Words) VALUES (new.Number, new.Words);
                END;
                CREATE TRIGGER story_words_delete AFTER DELETE ON stories BEGIN
                  INSERT INTO story_words(story_words, rowid, Words) VALUES ('delete', old.Number, old.Words);
                END;
                CREATE TRIGGER story_words_update AFTER UPDATE ON stories BEGIN
                  INSERT INTO story_words(story_words, rowid, Words) VALUES ('delete', old.Number, old.Words);
                  INSERT INTO story_words(rowid, Words) VALUES (new.Number, new.Words);
                END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE story_words;");

            migrationBuilder.DropTable(
                name: "keys");

            migrationBuilder.DropTable(
                name: "stories");

            migrationBuilder.DropTable(
                name: "briefings");
        }
    }
}
