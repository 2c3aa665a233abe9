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
                name: "SeenOpenAt",
                table: "Sync_ServedNight",
                type: "datetime2",
                nullable: true);

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

            migrationBuilder.AddColumn<int>(
                name: "Decisions",
                table: "Sync_Run",
                type: "int",
                nullable: false,
                defaultValue: 0);

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

            migrationBuilder.AddColumn<string>(
                name: "Ignored",
                table: "Sync_Listing",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "IntervalSeconds",
                table: "Sync_Listing",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LapseToldAt",
                table: "Sync_Listing",
                type: "datetime2",
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

            migrationBuilder.CreateTable(
                name: "Sync_Shown",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PropertyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Runs = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false),
                    EchoesSince = table.Column<DateTime>(type: "datetime2", nullable: true),
                    OpenServed = table.Column<int>(type: "int", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_Shown", x => x.ListingId);
                });

            migrationBuilder.CreateTable(
                name: "Sync_StillSold",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    PropertyId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_StillSold", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sync_Todo",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    TickedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    VerifiedAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_Todo", x => x.Id);
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
                name: "IX_Properties_ClosureQuestion_ListingId",
                table: "Properties_ClosureQuestion",
                column: "ListingId");

            migrationBuilder.CreateIndex(
                name: "IX_Properties_RetiredExportKey_OwnerId",
                table: "Properties_RetiredExportKey",
                column: "OwnerId");

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

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Pull_ListingId_At",
                table: "Sync_Pull",
                columns: new[] { "ListingId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Shown_OpenServed",
                table: "Sync_Shown",
                column: "OpenServed");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_StillSold_ListingId_From",
                table: "Sync_StillSold",
                columns: new[] { "ListingId", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sync_StillSold_OwnerId",
                table: "Sync_StillSold",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Todo_ListingId_From_Until",
                table: "Sync_Todo",
                columns: new[] { "ListingId", "From", "Until" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Todo_OwnerId",
                table: "Sync_Todo",
                column: "OwnerId");

            // Lines of the log from before: each stood for one reading.
            migrationBuilder.Sql("UPDATE Sync_Run SET LastAt = StartedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Blocks_Event");

            migrationBuilder.DropTable(
                name: "Properties_ClosureQuestion");

            migrationBuilder.DropTable(
                name: "Properties_RetiredExportKey");

            migrationBuilder.DropTable(
                name: "Sync_Decision");

            migrationBuilder.DropTable(
                name: "Sync_Pull");

            migrationBuilder.DropTable(
                name: "Sync_Shown");

            migrationBuilder.DropTable(
                name: "Sync_StillSold");

            migrationBuilder.DropTable(
                name: "Sync_Todo");

            migrationBuilder.DropIndex(
                name: "IX_Sync_Run_LastAt",
                table: "Sync_Run");

            migrationBuilder.DropIndex(
                name: "IX_Sync_Run_OwnerId_LastAt",
                table: "Sync_Run");

            migrationBuilder.DropColumn(
                name: "SeenOpenAt",
                table: "Sync_ServedNight");

            migrationBuilder.DropColumn(
                name: "DoubtedAt",
                table: "Sync_SeenNight");

            migrationBuilder.DropColumn(
                name: "ChangedMode",
                table: "Sync_Run");

            migrationBuilder.DropColumn(
                name: "Decisions",
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
                name: "Ignored",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "IntervalSeconds",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "LapseToldAt",
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
