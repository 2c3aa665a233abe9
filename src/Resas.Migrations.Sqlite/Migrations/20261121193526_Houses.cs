using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Houses : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "WholeId",
                table: "Properties_Property",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OtherPropertyId",
                table: "Notifications_Message",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "WholeId",
                table: "Blocks_Ledger",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Ledger_WholeId",
                table: "Blocks_Ledger",
                column: "WholeId");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Conflict_OpenSecond",
                table: "Blocks_Conflict",
                column: "SecondClaimId",
                filter: "ClosedAt IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Blocks_Ledger_WholeId",
                table: "Blocks_Ledger");

            migrationBuilder.DropIndex(
                name: "IX_Blocks_Conflict_OpenSecond",
                table: "Blocks_Conflict");

            migrationBuilder.DropColumn(
                name: "WholeId",
                table: "Properties_Property");

            migrationBuilder.DropColumn(
                name: "OtherPropertyId",
                table: "Notifications_Message");

            migrationBuilder.DropColumn(
                name: "WholeId",
                table: "Blocks_Ledger");
        }
    }
}
