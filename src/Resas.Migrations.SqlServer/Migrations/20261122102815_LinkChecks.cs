using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class LinkChecks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "LinksAskedAt",
                table: "Sync_Listing",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinksCheckedAt",
                table: "Sync_Listing",
                type: "datetime2",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "LinksAskedAt",
                table: "Sync_Listing");

            migrationBuilder.DropColumn(
                name: "LinksCheckedAt",
                table: "Sync_Listing");
        }
    }
}
