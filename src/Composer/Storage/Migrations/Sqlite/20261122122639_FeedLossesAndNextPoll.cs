using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BriefingBus.Composer.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FeedLossesAndNextPoll : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Losses",
                table: "feed_spells",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "LossesSince",
                table: "feed_spells",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NextFetch",
                table: "feed_spells",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Losses",
                table: "feed_spells");

            migrationBuilder.DropColumn(
                name: "LossesSince",
                table: "feed_spells");

            migrationBuilder.DropColumn(
                name: "NextFetch",
                table: "feed_spells");
        }
    }
}
