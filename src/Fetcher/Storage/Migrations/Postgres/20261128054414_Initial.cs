using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Fetcher.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresFetcherContext))]
    [Migration("20261128054414_Initial")]
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "fetcher");

            migrationBuilder.CreateTable(
                name: "Feeds",
                schema: "fetcher",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Url = table.Column<string>(type: "text", nullable: false),
                    Host = table.Column<string>(type: "text", nullable: true),
                    Active = table.Column<bool>(type: "boolean", nullable: false),
                    NextDue = table.Column<long>(type: "bigint", nullable: true),
                    Asked = table.Column<bool>(type: "boolean", nullable: false),
                    Afresh = table.Column<bool>(type: "boolean", nullable: false),
                    Unconfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    LeaseOwner = table.Column<string>(type: "text", nullable: true),
                    LeaseUntil = table.Column<long>(type: "bigint", nullable: true),
                    ETag = table.Column<string>(type: "text", nullable: true),
                    LastModified = table.Column<string>(type: "text", nullable: true),
                    MovedTo = table.Column<string>(type: "text", nullable: true),
                    MovedTimes = table.Column<int>(type: "integer", nullable: false),
                    LastPolled = table.Column<long>(type: "bigint", nullable: true),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    FailingSince = table.Column<long>(type: "bigint", nullable: true),
                    ThrottledUntil = table.Column<long>(type: "bigint", nullable: true),
                    Title = table.Column<string>(type: "text", nullable: true),
                    NewestEntry = table.Column<long>(type: "bigint", nullable: true),
                    FeedInterval = table.Column<long>(type: "bigint", nullable: true),
                    SkipHours = table.Column<int>(type: "integer", nullable: false),
                    SkipDays = table.Column<int>(type: "integer", nullable: false),
                    Seen = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Feeds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Feeds_Host",
                schema: "fetcher",
                table: "Feeds",
                column: "Host");

            migrationBuilder.CreateIndex(
                name: "IX_Feeds_NextDue",
                schema: "fetcher",
                table: "Feeds",
                column: "NextDue");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Feeds",
                schema: "fetcher");
        }
    }
}
