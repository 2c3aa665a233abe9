using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Story : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Decisions",
                table: "Sync_Run",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Ignored",
                table: "Sync_Listing",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Blocks_Event",
                columns: table => new
                {
                    PropertyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OtherClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    What = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Standing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    FromBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    UntilBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    Platform = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true),
                    Why = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks_Event", x => new { x.PropertyId, x.Version, x.Place });
                });

            migrationBuilder.CreateTable(
                name: "Sync_Decision",
                columns: table => new
                {
                    RunId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Place = table.Column<int>(type: "int", nullable: false),
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PropertyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Platform = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    ClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: true),
                    What = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Rule = table.Column<int>(type: "int", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    FromBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    UntilBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    Other = table.Column<string>(type: "nvarchar(32)", maxLength: 32, nullable: true),
                    ServedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_Decision", x => new { x.RunId, x.Place });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Event_ClaimId",
                table: "Blocks_Event",
                column: "ClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Event_OtherClaimId",
                table: "Blocks_Event",
                column: "OtherClaimId");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Event_OwnerId",
                table: "Blocks_Event",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Event_PropertyId_From_Until",
                table: "Blocks_Event",
                columns: new[] { "PropertyId", "From", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Decision_At",
                table: "Sync_Decision",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Decision_ClaimId_At",
                table: "Sync_Decision",
                columns: new[] { "ClaimId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Decision_OwnerId",
                table: "Sync_Decision",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Decision_PropertyId_From_Until",
                table: "Sync_Decision",
                columns: new[] { "PropertyId", "From", "Until" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Blocks_Event");

            migrationBuilder.DropTable(
                name: "Sync_Decision");

            migrationBuilder.DropColumn(
                name: "Decisions",
                table: "Sync_Run");

            migrationBuilder.DropColumn(
                name: "Ignored",
                table: "Sync_Listing");
        }
    }
}
