using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Synchroniser : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sync_Run_OwnerId_StartedAt",
                table: "Sync_Run");

            migrationBuilder.DropIndex(
                name: "IX_Sync_Run_StartedAt",
                table: "Sync_Run");

            migrationBuilder.DropColumn(
                name: "NeedsWholeAnswer",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "ToldFailed",
                table: "Sync_Listing");

            migrationBuilder.AddColumn<DateTime>(
                name: "DoubtedAt",
                table: "Sync_SeenNight",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ChangedMode",
                table: "Sync_Run",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastAt",
                table: "Sync_Run",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "Times",
                table: "Sync_Run",
                type: "int",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAt",
                table: "Sync_Listing",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                table: "Sync_Listing",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "IntervalSeconds",
                table: "Sync_Listing",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LastPulledSettings",
                table: "Sync_Listing",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "LastRunId",
                table: "Sync_Listing",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mode",
                table: "Sync_Listing",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Batch");

            migrationBuilder.AddColumn<DateTime>(
                name: "OpenUntil",
                table: "Sync_Listing",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RestingSince",
                table: "Sync_Listing",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SettledAtVersion",
                table: "Sync_Listing",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "SettledUntil",
                table: "Sync_Listing",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "Export_ChangedAt",
                table: "Properties_Property",
                type: "datetime2",
                nullable: false,
                defaultValue: new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "Export_NightsAfter",
                table: "Properties_Property",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Export_NightsBefore",
                table: "Properties_Property",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Export_Summary",
                table: "Properties_Property",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Nothing");

            migrationBuilder.AddColumn<int>(
                name: "Export_Version",
                table: "Properties_Property",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Export_Word",
                table: "Properties_Property",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SharesClosures",
                table: "Properties_Listing",
                type: "bit",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Properties_ClosureQuestion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Properties_ClosureQuestion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Properties_ClosureQuestion_Properties_Listing_ListingId",
                        column: x => x.ListingId,
                        principalTable: "Properties_Listing",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Properties_RetiredExportKey",
                columns: table => new
                {
                    Key = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Properties_RetiredExportKey", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "Sync_Pull",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    At = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    By = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_Pull", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Run_LastAt",
                table: "Sync_Run",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Run_OwnerId_LastAt",
                table: "Sync_Run",
                columns: new[] { "OwnerId", "LastAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Properties_ClosureQuestion_ListingId",
                table: "Properties_ClosureQuestion",
                column: "ListingId");

            migrationBuilder.CreateIndex(
                name: "IX_Properties_RetiredExportKey_OwnerId",
                table: "Properties_RetiredExportKey",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Pull_ListingId_At",
                table: "Sync_Pull",
                columns: new[] { "ListingId", "At" });

            // Lines of the log from before: each stood for one reading.
            migrationBuilder.Sql("UPDATE Sync_Run SET LastAt = StartedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Properties_ClosureQuestion");

            migrationBuilder.DropTable(
                name: "Properties_RetiredExportKey");

            migrationBuilder.DropTable(
                name: "Sync_Pull");

            migrationBuilder.DropIndex(
                name: "IX_Sync_Run_LastAt",
                table: "Sync_Run");

            migrationBuilder.DropIndex(
                name: "IX_Sync_Run_OwnerId_LastAt",
                table: "Sync_Run");

            migrationBuilder.DropColumn(
                name: "DoubtedAt",
                table: "Sync_SeenNight");

            migrationBuilder.DropColumn(
                name: "ChangedMode",
                table: "Sync_Run");

            migrationBuilder.DropColumn(
                name: "LastAt",
                table: "Sync_Run");

            migrationBuilder.DropColumn(
                name: "Times",
                table: "Sync_Run");

            migrationBuilder.DropColumn(
                name: "AskedAt",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "IntervalSeconds",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "LastPulledSettings",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "LastRunId",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "Mode",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "OpenUntil",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "RestingSince",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "SettledAtVersion",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "SettledUntil",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "Export_ChangedAt",
                table: "Properties_Property");

            migrationBuilder.DropColumn(
                name: "Export_NightsAfter",
                table: "Properties_Property");

            migrationBuilder.DropColumn(
                name: "Export_NightsBefore",
                table: "Properties_Property");

            migrationBuilder.DropColumn(
                name: "Export_Summary",
                table: "Properties_Property");

            migrationBuilder.DropColumn(
                name: "Export_Version",
                table: "Properties_Property");

            migrationBuilder.DropColumn(
                name: "Export_Word",
                table: "Properties_Property");

            migrationBuilder.DropColumn(
                name: "SharesClosures",
                table: "Properties_Listing");

            migrationBuilder.AddColumn<bool>(
                name: "NeedsWholeAnswer",
                table: "Sync_Listing",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "ToldFailed",
                table: "Sync_Listing",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Run_OwnerId_StartedAt",
                table: "Sync_Run",
                columns: new[] { "OwnerId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Run_StartedAt",
                table: "Sync_Run",
                column: "StartedAt");
        }
    }
}
