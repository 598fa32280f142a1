using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Composer.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FeedLossesAndNextPoll : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<List<string>>(
                name: "Losses",
                schema: "composer",
                table: "feed_spells",
                type: "text[]",
                nullable: false,
                defaultValueSql: "'{}'"); // the rows that are there

            migrationBuilder.AddColumn<long>(
                name: "LossesSince",
                schema: "composer",
                table: "feed_spells",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NextFetch",
                schema: "composer",
                table: "feed_spells",
                type: "bigint",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Losses",
                schema: "composer",
                table: "feed_spells");

            migrationBuilder.DropColumn(
                name: "LossesSince",
                schema: "composer",
                table: "feed_spells");

            migrationBuilder.DropColumn(
                name: "NextFetch",
                schema: "composer",
                table: "feed_spells");
        }
    }
}
