using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Web.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Feeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "feed_entries",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FeedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FetchedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Raw = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RawAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Cleaned = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CleanedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FailedName = table.Column<string>(type: "TEXT", nullable: true),
                    FailedReason = table.Column<string>(type: "TEXT", nullable: true),
                    FailedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_entries", x => x.ItemId);
                });

            migrationBuilder.CreateTable(
                name: "feed_items",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FeedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Dated = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_items", x => x.ItemId);
                });

            migrationBuilder.CreateTable(
                name: "feed_spells",
                columns: table => new
                {
                    FeedId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    FailureKind = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false),
                    Polls = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    HttpStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    RetryAfter = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_spells", x => new { x.FeedId, x.Since });
                });

            migrationBuilder.CreateTable(
                name: "feeds",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    CheckedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NextFetch = table.Column<long>(type: "INTEGER", nullable: true),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    FailureKind = table.Column<string>(type: "TEXT", nullable: true),
                    FailureReason = table.Column<string>(type: "TEXT", nullable: true),
                    HttpStatus = table.Column<int>(type: "INTEGER", nullable: true),
                    RetryAfter = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: true),
                    NewestEntry = table.Column<long>(type: "INTEGER", nullable: true),
                    Format = table.Column<string>(type: "TEXT", nullable: true),
                    SiteUrl = table.Column<string>(type: "TEXT", nullable: true),
                    EntriesInFeed = table.Column<int>(type: "INTEGER", nullable: false),
                    Problems = table.Column<string>(type: "TEXT", nullable: false),
                    Losses = table.Column<string>(type: "TEXT", nullable: false),
                    LossesSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Milliseconds = table.Column<string>(type: "TEXT", nullable: false),
                    UsualSeconds = table.Column<long>(type: "INTEGER", nullable: true),
                    ItemsADay = table.Column<string>(type: "TEXT", nullable: false),
                    CountedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feeds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_feed_entries_FailedAt",
                table: "feed_entries",
                column: "FailedAt");

            migrationBuilder.CreateIndex(
                name: "IX_feed_entries_FeedId_FetchedAt",
                table: "feed_entries",
                columns: new[] { "FeedId", "FetchedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_feed_items_FeedId_Dated",
                table: "feed_items",
                columns: new[] { "FeedId", "Dated" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "feed_entries");

            migrationBuilder.DropTable(
                name: "feed_items");

            migrationBuilder.DropTable(
                name: "feed_spells");

            migrationBuilder.DropTable(
                name: "feeds");
        }
    }
}
