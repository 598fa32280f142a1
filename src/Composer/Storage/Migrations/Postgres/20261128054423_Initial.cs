using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BriefingBus.Composer.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresComposerContext))]
    [Migration("20261128054423_Initial")]
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "composer");

            migrationBuilder.CreateTable(
                name: "briefings",
                schema: "composer",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BriefingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Edition = table.Column<string>(type: "text", nullable: false),
                    ScheduledAt = table.Column<long>(type: "bigint", nullable: false),
                    ComposedAt = table.Column<long>(type: "bigint", nullable: false),
                    PublishedAt = table.Column<long>(type: "bigint", nullable: true),
                    ItemsKnown = table.Column<long>(type: "bigint", nullable: false),
                    BriefingsKnown = table.Column<long>(type: "bigint", nullable: false),
                    Circumstances = table.Column<byte[]>(type: "bytea", nullable: false),
                    Composed = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_briefings", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "failed_items",
                schema: "composer",
                columns: table => new
                {
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    FetchId = table.Column<Guid>(type: "uuid", nullable: false),
                    FeedUrl = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    KnownAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_failed_items", x => new { x.ItemId, x.FetchId });
                });

            migrationBuilder.CreateTable(
                name: "feed_spells",
                schema: "composer",
                columns: table => new
                {
                    FeedUrl = table.Column<string>(type: "text", nullable: false),
                    Since = table.Column<long>(type: "bigint", nullable: false),
                    FailureKind = table.Column<string>(type: "text", nullable: false),
                    CheckedAt = table.Column<long>(type: "bigint", nullable: false),
                    FeedName = table.Column<string>(type: "text", nullable: false),
                    ReadAt = table.Column<long>(type: "bigint", nullable: true),
                    FailingSince = table.Column<long>(type: "bigint", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    FailureReason = table.Column<string>(type: "text", nullable: true),
                    NewestEntry = table.Column<long>(type: "bigint", nullable: true),
                    Problems = table.Column<List<string>>(type: "text[]", nullable: false),
                    Losses = table.Column<List<string>>(type: "text[]", nullable: false),
                    LossesSince = table.Column<long>(type: "bigint", nullable: true),
                    NextFetch = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_feed_spells", x => new { x.FeedUrl, x.Since });
                });

            migrationBuilder.CreateTable(
                name: "item_revisions",
                schema: "composer",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    FetchId = table.Column<Guid>(type: "uuid", nullable: false),
                    FeedUrl = table.Column<string>(type: "text", nullable: false),
                    ContentHash = table.Column<string>(type: "text", nullable: false),
                    FetchedAt = table.Column<long>(type: "bigint", nullable: false),
                    Dated = table.Column<long>(type: "bigint", nullable: false),
                    KnownAt = table.Column<long>(type: "bigint", nullable: false),
                    IsFirst = table.Column<bool>(type: "boolean", nullable: false),
                    Sketch = table.Column<byte[]>(type: "bytea", nullable: false),
                    Item = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_item_revisions", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "told_items",
                schema: "composer",
                columns: table => new
                {
                    BriefingNumber = table.Column<long>(type: "bigint", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    RevisionNumber = table.Column<long>(type: "bigint", nullable: false),
                    StoryId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThreadId = table.Column<Guid>(type: "uuid", nullable: true),
                    ThreadSince = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_told_items", x => new { x.BriefingNumber, x.ItemId });
                    table.ForeignKey(
                        name: "FK_told_items_briefings_BriefingNumber",
                        column: x => x.BriefingNumber,
                        principalSchema: "composer",
                        principalTable: "briefings",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_briefings_BriefingId",
                schema: "composer",
                table: "briefings",
                column: "BriefingId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_briefings_Edition_ScheduledAt",
                schema: "composer",
                table: "briefings",
                columns: new[] { "Edition", "ScheduledAt" });

            migrationBuilder.CreateIndex(
                name: "IX_briefings_PublishedAt",
                schema: "composer",
                table: "briefings",
                column: "PublishedAt");

            migrationBuilder.CreateIndex(
                name: "IX_failed_items_KnownAt",
                schema: "composer",
                table: "failed_items",
                column: "KnownAt");

            migrationBuilder.CreateIndex(
                name: "IX_item_revisions_FeedUrl_Dated",
                schema: "composer",
                table: "item_revisions",
                columns: new[] { "FeedUrl", "Dated" });

            migrationBuilder.CreateIndex(
                name: "IX_item_revisions_ItemId_FetchId",
                schema: "composer",
                table: "item_revisions",
                columns: new[] { "ItemId", "FetchId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_item_revisions_KnownAt",
                schema: "composer",
                table: "item_revisions",
                column: "KnownAt");

            migrationBuilder.CreateIndex(
                name: "IX_told_items_ItemId",
                schema: "composer",
                table: "told_items",
                column: "ItemId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "failed_items",
                schema: "composer");

            migrationBuilder.DropTable(
                name: "feed_spells",
                schema: "composer");

            migrationBuilder.DropTable(
                name: "item_revisions",
                schema: "composer");

            migrationBuilder.DropTable(
                name: "told_items",
                schema: "composer");

            migrationBuilder.DropTable(
                name: "briefings",
                schema: "composer");
        }
    }
}
