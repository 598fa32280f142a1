using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Web.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Feeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
        }
    }
}
