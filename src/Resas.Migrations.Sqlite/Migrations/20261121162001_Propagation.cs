using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Propagation : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "LapseToldAt",
                table: "Sync_Listing",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Sync_Shown",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Runs = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EchoesSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OpenServed = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_Shown", x => x.ListingId);
                });

            migrationBuilder.CreateTable(
                name: "Sync_StillSold",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_StillSold", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sync_Todo",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TickedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    VerifiedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_Todo", x => x.Id);
                });

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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Sync_Shown");

            migrationBuilder.DropTable(
                name: "Sync_StillSold");

            migrationBuilder.DropTable(
                name: "Sync_Todo");

            migrationBuilder.DropColumn(
                name: "LapseToldAt",
                table: "Sync_Listing");
        }
    }
}
