using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BriefingBus.Web.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresWebContext))]
    [Migration("20261128194601_Initial")]
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
                name: "feed_entries",
                schema: "web",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    FeedId = table.Column<Guid>(type: "uuid", nullable: false),
                    FetchedAt = table.Column<long>(type: "bigint", nullable: false),
                    Raw = table.Column<byte[]>(type: "bytea", nullable: true),
                    RawAt = table.Column<long>(type: "bigint", nullable: true),
                    Cleaned = table.Column<byte[]>(type: "bytea", nullable: true),
                    CleanedAt = table.Column<long>(type: "bigint", nullable: true),
                    FailedName = table.Column<string>(type: "text", nullable: true),
                    FailedReason = table.Column<string>(type: "text", nullable: true),
                    FailedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_entries", x => x.ItemId);
                });

            migrationBuilder.CreateTable(
                name: "feed_items",
                schema: "web",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    FeedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Dated = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_items", x => x.ItemId);
                });

            migrationBuilder.CreateTable(
                name: "feed_spells",
                schema: "web",
                columns: table => new
                {
                    FeedId = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false),
                    FailureKind = table.Column<string>(type: "text", nullable: false),
                    Until = table.Column<long>(type: "bigint", nullable: false),
                    Polls = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    HttpStatus = table.Column<int>(type: "integer", nullable: true),
                    RetryAfter = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_spells", x => new { x.FeedId, x.Since });
                });

            migrationBuilder.CreateTable(
                name: "feeds",
                schema: "web",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Url = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    CheckedAt = table.Column<long>(type: "bigint", nullable: true),
                    NextFetch = table.Column<long>(type: "bigint", nullable: true),
                    ReadAt = table.Column<long>(type: "bigint", nullable: true),
                    FailingSince = table.Column<long>(type: "bigint", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    FailureKind = table.Column<string>(type: "text", nullable: true),
                    FailureReason = table.Column<string>(type: "text", nullable: true),
                    HttpStatus = table.Column<int>(type: "integer", nullable: true),
                    RetryAfter = table.Column<long>(type: "bigint", nullable: true),
                    AnsweredBy = table.Column<string>(type: "text", nullable: true),
                    NewestEntry = table.Column<long>(type: "bigint", nullable: true),
                    Format = table.Column<string>(type: "text", nullable: true),
                    SiteUrl = table.Column<string>(type: "text", nullable: true),
                    EntriesInFeed = table.Column<int>(type: "integer", nullable: false),
                    Problems = table.Column<List<string>>(type: "text[]", nullable: false),
                    Losses = table.Column<List<string>>(type: "text[]", nullable: false),
                    LossesSince = table.Column<long>(type: "bigint", nullable: true),
                    Milliseconds = table.Column<List<int>>(type: "integer[]", nullable: false),
                    UsualSeconds = table.Column<long>(type: "bigint", nullable: true),
                    ItemsADay = table.Column<List<int>>(type: "integer[]", nullable: false),
                    CountedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feeds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "keys",
                schema: "web",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    FriendlyName = table.Column<string>(type: "text", nullable: true),
                    Xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_keys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "second_factors",
                schema: "web",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    SealedKey = table.Column<string>(type: "text", nullable: false),
                    LastStep = table.Column<long>(type: "bigint", nullable: false),
                    RecoveryCodes = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_second_factors", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                schema: "web",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Password = table.Column<string>(type: "text", nullable: false),
                    SignedInAt = table.Column<long>(type: "bigint", nullable: false),
                    UsedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndsAt = table.Column<long>(type: "bigint", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    Browser = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.Id);
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
                name: "IX_briefings_Day",
                schema: "web",
                table: "briefings",
                column: "Day");

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
                name: "IX_feed_entries_FailedAt",
                schema: "web",
                table: "feed_entries",
                column: "FailedAt");

            migrationBuilder.CreateIndex(
                name: "IX_feed_entries_FeedId_FetchedAt",
                schema: "web",
                table: "feed_entries",
                columns: new[] { "FeedId", "FetchedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_feed_items_FeedId_Dated",
                schema: "web",
                table: "feed_items",
                columns: new[] { "FeedId", "Dated" });

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

            migrationBuilder.Sql(WordIndex.OfStories.Postgres);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feed_entries",
                schema: "web");

            migrationBuilder.DropTable(
                name: "feed_items",
                schema: "web");

            migrationBuilder.DropTable(
                name: "feed_spells",
                schema: "web");

            migrationBuilder.DropTable(
                name: "feeds",
                schema: "web");

            migrationBuilder.DropTable(
                name: "keys",
                schema: "web");

            migrationBuilder.DropTable(
                name: "second_factors",
                schema: "web");

            migrationBuilder.DropTable(
                name: "sessions",
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
