using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BriefingBus.DeadLetters.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresFailedMessageContext))]
    [Migration("20261128084959_Initial")]
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "deadletters");

            migrationBuilder.CreateTable(
                name: "audit",
                schema: "deadletters",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Action = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Run = table.Column<string>(type: "text", nullable: true),
                    FailedMessageId = table.Column<string>(type: "text", nullable: true),
                    ReplayId = table.Column<string>(type: "text", nullable: true),
                    Queue = table.Column<string>(type: "text", nullable: true),
                    MessageType = table.Column<string>(type: "text", nullable: true),
                    Title = table.Column<string>(type: "text", nullable: true),
                    Feed = table.Column<string>(type: "text", nullable: true),
                    Error = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "comments",
                schema: "deadletters",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Group = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comments", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "counts",
                schema: "deadletters",
                columns: table => new
                {
                    Signature = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    Replayed = table.Column<int>(type: "integer", nullable: false),
                    First = table.Column<long>(type: "bigint", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counts", x => new { x.Signature, x.State });
                });

            migrationBuilder.CreateTable(
                name: "filters",
                schema: "deadletters",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Query = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_filters", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "hours",
                schema: "deadletters",
                columns: table => new
                {
                    State = table.Column<int>(type: "integer", nullable: false),
                    Hour = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_hours", x => new { x.State, x.Hour });
                });

            migrationBuilder.CreateTable(
                name: "messages",
                schema: "deadletters",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    Id = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Signature = table.Column<int>(type: "integer", nullable: false),
                    MessageId = table.Column<string>(type: "text", nullable: true),
                    ItemId = table.Column<string>(type: "text", nullable: true),
                    Title = table.Column<string>(type: "text", nullable: true),
                    Link = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Consumer = table.Column<string>(type: "text", nullable: true),
                    FirstFailedAt = table.Column<long>(type: "bigint", nullable: false),
                    FailedAt = table.Column<long>(type: "bigint", nullable: false),
                    Hour = table.Column<int>(type: "integer", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    Size = table.Column<int>(type: "integer", nullable: false),
                    Replays = table.Column<int>(type: "integer", nullable: false),
                    ReplayedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReplayedBy = table.Column<string>(type: "text", nullable: true),
                    ReplayId = table.Column<string>(type: "text", nullable: true),
                    Operation = table.Column<long>(type: "bigint", nullable: true),
                    Sends = table.Column<int>(type: "integer", nullable: false),
                    LeasedUntil = table.Column<long>(type: "bigint", nullable: true),
                    SentAt = table.Column<long>(type: "bigint", nullable: true),
                    ParkedReason = table.Column<string>(type: "text", nullable: true),
                    ParkedBy = table.Column<string>(type: "text", nullable: true),
                    ParkedAt = table.Column<long>(type: "bigint", nullable: true),
                    ClosedAt = table.Column<long>(type: "bigint", nullable: true),
                    IsEdited = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_messages", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "operations",
                schema: "deadletters",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<string>(type: "text", nullable: true),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    BeganAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true),
                    IsGood = table.Column<bool>(type: "boolean", nullable: false),
                    Result = table.Column<string>(type: "text", nullable: true),
                    Notes = table.Column<string>(type: "text", nullable: true),
                    Copy = table.Column<string>(type: "text", nullable: true),
                    Matching = table.Column<int>(type: "integer", nullable: false),
                    Sent = table.Column<int>(type: "integer", nullable: false),
                    Succeeded = table.Column<int>(type: "integer", nullable: false),
                    FailedSame = table.Column<int>(type: "integer", nullable: false),
                    FailedOther = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    Released = table.Column<int>(type: "integer", nullable: false),
                    Remaining = table.Column<int>(type: "integer", nullable: false),
                    SentTwice = table.Column<int>(type: "integer", nullable: false),
                    Done = table.Column<int>(type: "integer", nullable: false),
                    Rate = table.Column<double>(type: "double precision", nullable: true),
                    Isolate = table.Column<bool>(type: "boolean", nullable: false),
                    Timeout = table.Column<TimeSpan>(type: "interval", nullable: false),
                    NewsAt = table.Column<long>(type: "bigint", nullable: false),
                    NextAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_operations", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "queues",
                schema: "deadletters",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_queues", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "signatures",
                schema: "deadletters",
                columns: table => new
                {
                    Number = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Key = table.Column<string>(type: "text", nullable: false),
                    Queue = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    MessageType = table.Column<string>(type: "text", nullable: false),
                    ExceptionType = table.Column<string>(type: "text", nullable: true),
                    ThrownAt = table.Column<string>(type: "text", nullable: true),
                    PlainReason = table.Column<string>(type: "text", nullable: true),
                    FeedUrl = table.Column<string>(type: "text", nullable: true),
                    FeedName = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<string>(type: "text", nullable: true),
                    FirstFailedAt = table.Column<long>(type: "bigint", nullable: false),
                    ResolvedAt = table.Column<long>(type: "bigint", nullable: true),
                    ReturnedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signatures", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "trends",
                schema: "deadletters",
                columns: table => new
                {
                    Hour = table.Column<int>(type: "integer", nullable: false),
                    Signature = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_trends", x => new { x.Hour, x.Signature });
                });

            migrationBuilder.CreateTable(
                name: "contents",
                schema: "deadletters",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    ContentType = table.Column<string>(type: "text", nullable: true),
                    Headers = table.Column<byte[]>(type: "bytea", nullable: false),
                    Body = table.Column<byte[]>(type: "bytea", nullable: false),
                    EditedBody = table.Column<byte[]>(type: "bytea", nullable: true),
                    OriginalBody = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contents", x => x.Number);
                    table.ForeignKey(
                        name: "FK_contents_messages_Number",
                        column: x => x.Number,
                        principalSchema: "deadletters",
                        principalTable: "messages",
                        principalColumn: "Number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_audit_At",
                schema: "deadletters",
                table: "audit",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_audit_FailedMessageId",
                schema: "deadletters",
                table: "audit",
                column: "FailedMessageId");

            migrationBuilder.CreateIndex(
                name: "IX_audit_Run",
                schema: "deadletters",
                table: "audit",
                column: "Run");

            migrationBuilder.CreateIndex(
                name: "IX_comments_Group",
                schema: "deadletters",
                table: "comments",
                column: "Group");

            migrationBuilder.CreateIndex(
                name: "IX_messages_Id",
                schema: "deadletters",
                table: "messages",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_messages_ItemId",
                schema: "deadletters",
                table: "messages",
                column: "ItemId",
                filter: "\"ItemId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_messages_LeasedUntil",
                schema: "deadletters",
                table: "messages",
                column: "LeasedUntil",
                filter: "\"LeasedUntil\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_messages_Operation_State_Number",
                schema: "deadletters",
                table: "messages",
                columns: new[] { "Operation", "State", "Number" },
                filter: "\"Operation\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_messages_Signature_State_FailedAt_Number",
                schema: "deadletters",
                table: "messages",
                columns: new[] { "Signature", "State", "FailedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_messages_State_FailedAt_Number_Signature",
                schema: "deadletters",
                table: "messages",
                columns: new[] { "State", "FailedAt", "Number", "Signature" });

            migrationBuilder.CreateIndex(
                name: "IX_operations_EndedAt_Remaining",
                schema: "deadletters",
                table: "operations",
                columns: new[] { "EndedAt", "Remaining" });

            migrationBuilder.CreateIndex(
                name: "IX_operations_Id",
                schema: "deadletters",
                table: "operations",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_signatures_Key",
                schema: "deadletters",
                table: "signatures",
                column: "Key",
                unique: true);

            migrationBuilder.Sql(PostgresFailedMessageContext.WordsTable);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit",
                schema: "deadletters");

            migrationBuilder.DropTable(
                name: "comments",
                schema: "deadletters");

            migrationBuilder.DropTable(
                name: "contents",
                schema: "deadletters");

            migrationBuilder.DropTable(
                name: "counts",
                schema: "deadletters");

            migrationBuilder.DropTable(
                name: "filters",
                schema: "deadletters");

            migrationBuilder.DropTable(
                name: "hours",
                schema: "deadletters");

            migrationBuilder.DropTable(
                name: "operations",
                schema: "deadletters");

            migrationBuilder.DropTable(
                name: "queues",
                schema: "deadletters");

            migrationBuilder.DropTable(
                name: "signatures",
                schema: "deadletters");

            migrationBuilder.DropTable(
                name: "trends",
                schema: "deadletters");

            migrationBuilder.DropTable(
                name: "messages",
                schema: "deadletters");
        }
    }
}
