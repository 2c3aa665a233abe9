using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ConflictSides : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "GivesWayId",
                table: "Blocks_Conflict",
                type: "uniqueidentifier",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "GivesWayId",
                table: "Blocks_Conflict");
        }
    }
}
