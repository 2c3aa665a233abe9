using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Modes : Migration
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

            migrationBuilder.RenameColumn(
                name: "ToldFailed",
                table: "Sync_Listing",
                newName: "SettledAtVersion");

            migrationBuilder.AddColumn<string>(
                name: "ChangedMode",
                table: "Sync_Run",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastAt",
                table: "Sync_Run",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<int>(
                name: "Times",
                table: "Sync_Run",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTime>(
                name: "AskedAt",
                table: "Sync_Listing",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ChangedAt",
                table: "Sync_Listing",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "IntervalSeconds",
                table: "Sync_Listing",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LastRunId",
                table: "Sync_Listing",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Mode",
                table: "Sync_Listing",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Batch");

            migrationBuilder.AddColumn<DateTime>(
                name: "OpenUntil",
                table: "Sync_Listing",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RestingSince",
                table: "Sync_Listing",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SettledUntil",
                table: "Sync_Listing",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Run_LastAt",
                table: "Sync_Run",
                column: "LastAt");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Run_OwnerId_LastAt",
                table: "Sync_Run",
                columns: new[] { "OwnerId", "LastAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Sync_Run_LastAt",
                table: "Sync_Run");

            migrationBuilder.DropIndex(
                name: "IX_Sync_Run_OwnerId_LastAt",
                table: "Sync_Run");

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
                name: "SettledUntil",
                table: "Sync_Listing");

            migrationBuilder.RenameColumn(
                name: "SettledAtVersion",
                table: "Sync_Listing",
                newName: "ToldFailed");

            migrationBuilder.AddColumn<bool>(
                name: "NeedsWholeAnswer",
                table: "Sync_Listing",
                type: "INTEGER",
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
