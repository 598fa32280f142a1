using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Composer.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    [DbContext(typeof(SqliteComposerContext))]
    [Migration("20261128054419_Initial")]
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "briefings",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BriefingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Edition = table.Column<string>(type: "TEXT", nullable: false),
                    ScheduledAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ComposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PublishedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ItemsKnown = table.Column<long>(type: "INTEGER", nullable: false),
                    BriefingsKnown = table.Column<long>(type: "INTEGER", nullable: false),
                    Circumstances = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Composed = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_briefings", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "failed_items",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FetchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FeedUrl = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    KnownAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_failed_items", x => new { x.ItemId, x.FetchId });
                });

            migrationBuilder.CreateTable(
                name: "feed_spells",
                columns: table => new
                {
                    FeedUrl = table.Column<string>(type: "TEXT", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false),
                    FailureKind = table.Column<string>(type: "TEXT", nullable: false),
                    CheckedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FeedName = table.Column<string>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: true),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    FailureReason = table.Column<string>(type: "TEXT", nullable: true),
                    NewestEntry = table.Column<long>(type: "INTEGER", nullable: true),
                    Problems = table.Column<string>(type: "TEXT", nullable: false),
                    Losses = table.Column<string>(type: "TEXT", nullable: false),
                    LossesSince = table.Column<long>(type: "INTEGER", nullable: true),
                    NextFetch = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_spells", x => new { x.FeedUrl, x.Since });
                });

            migrationBuilder.CreateTable(
                name: "item_revisions",
                columns: table => new
                {
                    Number = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FetchId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FeedUrl = table.Column<string>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", nullable: false),
                    FetchedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Dated = table.Column<long>(type: "INTEGER", nullable: false),
                    KnownAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsFirst = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sketch = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Item = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_revisions", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "told_items",
                columns: table => new
                {
                    BriefingNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    ItemId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RevisionNumber = table.Column<long>(type: "INTEGER", nullable: false),
                    StoryId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ThreadId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ThreadSince = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_told_items", x => new { x.BriefingNumber, x.ItemId });
                    table.ForeignKey(
                        name: "FK_told_items_briefings_BriefingNumber",
                        column: x => x.BriefingNumber,
                        principalTable: "briefings",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_briefings_BriefingId",
                table: "briefings",
                column: "BriefingId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_briefings_Edition_ScheduledAt",
                table: "briefings",
                columns: new[] { "Edition", "ScheduledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_briefings_PublishedAt",
                table: "briefings",
                column: "PublishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_failed_items_KnownAt",
                table: "failed_items",
                column: "KnownAt");

            migrationBuilder.CreateIndex(
                name: "IX_item_revisions_FeedUrl_Dated",
                table: "item_revisions",
                columns: new[] { "FeedUrl", "Dated" });

            migrationBuilder.CreateIndex(
                name: "IX_item_revisions_ItemId_FetchId",
                table: "item_revisions",
                columns: new[] { "ItemId", "FetchId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_item_revisions_KnownAt",
                table: "item_revisions",
                column: "KnownAt");

            migrationBuilder.CreateIndex(
                name: "IX_told_items_ItemId",
                table: "told_items",
                column: "ItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "failed_items");

            migrationBuilder.DropTable(
                name: "feed_spells");

            migrationBuilder.DropTable(
                name: "item_revisions");

            migrationBuilder.DropTable(
                name: "told_items");

            migrationBuilder.DropTable(
                name: "briefings");
        }
    }
}
