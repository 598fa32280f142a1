using System;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BriefingBus.Delivery.Ledger.Migrations.Postgres
{
    /// <inheritdoc />
    [DbContext(typeof(PostgresDeliveryContext))]
    [Migration("20261128054444_Initial")]
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "deliveries");

            migrationBuilder.CreateTable(
                name: "deliveries",
                schema: "deliveries",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Outlet = table.Column<string>(type: "text", nullable: false),
                    BriefingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Part = table.Column<string>(type: "text", nullable: false),
                    Edition = table.Column<string>(type: "text", nullable: false),
                    ScheduledAt = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    SettledAt = table.Column<long>(type: "bigint", nullable: true),
                    Receipt = table.Column<string>(type: "text", nullable: true),
                    Reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_deliveries", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "troubles_told",
                schema: "deliveries",
                columns: table => new
                {
                    Outlet = table.Column<string>(type: "text", nullable: false),
                    TroubleId = table.Column<Guid>(type: "uuid", nullable: false),
                    BriefingId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_troubles_told", x => new { x.Outlet, x.TroubleId });
                });

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_BriefingId_Outlet_Part",
                schema: "deliveries",
                table: "deliveries",
                columns: new[] { "BriefingId", "Outlet", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_deliveries_State_ScheduledAt",
                schema: "deliveries",
                table: "deliveries",
                columns: new[] { "State", "ScheduledAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "deliveries",
                schema: "deliveries");

            migrationBuilder.DropTable(
                name: "troubles_told",
                schema: "deliveries");
        }
    }
}
