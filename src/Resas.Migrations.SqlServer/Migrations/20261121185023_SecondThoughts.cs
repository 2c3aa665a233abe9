using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class SecondThoughts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Runs",
                table: "Sync_Shown",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(256)",
                oldMaxLength: 256);

            migrationBuilder.AddColumn<string>(
                name: "Doubted",
                table: "Sync_Shown",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "DoubtedAt",
                table: "Sync_Shown",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Origins",
                table: "Blocks_Claim",
                type: "nvarchar(max)",
                maxLength: -1,
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateTime>(
                name: "OriginsUntil",
                table: "Blocks_Claim",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Claim_OriginsUntil",
                table: "Blocks_Claim",
                column: "OriginsUntil",
                filter: "OriginsUntil IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Blocks_Claim_OriginsUntil",
                table: "Blocks_Claim");

            migrationBuilder.DropColumn(
                name: "Doubted",
                table: "Sync_Shown");

            migrationBuilder.DropColumn(
                name: "DoubtedAt",
                table: "Sync_Shown");

            migrationBuilder.DropColumn(
                name: "Origins",
                table: "Blocks_Claim");

            migrationBuilder.DropColumn(
                name: "OriginsUntil",
                table: "Blocks_Claim");

            migrationBuilder.AlterColumn<string>(
                name: "Runs",
                table: "Sync_Shown",
                type: "nvarchar(256)",
                maxLength: 256,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(max)",
                oldMaxLength: -1);
        }
    }
}
