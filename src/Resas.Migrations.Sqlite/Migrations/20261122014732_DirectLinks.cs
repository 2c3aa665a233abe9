using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DirectLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Sync_DirectLink",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OtherListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Seen = table.Column<int>(type: "INTEGER", nullable: false),
                    LastClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    AlarmId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RemovedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsRefuted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_DirectLink", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Sync_DirectLink_ListingId_OtherListingId",
                table: "Sync_DirectLink",
                columns: new[] { "ListingId", "OtherListingId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sync_DirectLink_OtherListingId",
                table: "Sync_DirectLink",
                column: "OtherListingId");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_DirectLink_OwnerId_PropertyId",
                table: "Sync_DirectLink",
                columns: new[] { "OwnerId", "PropertyId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Sync_DirectLink");
        }
    }
}
