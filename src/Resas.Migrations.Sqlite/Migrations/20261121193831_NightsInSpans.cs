using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class NightsInSpans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Sync_SeenSpan",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Standing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    DoubtedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Missed = table.Column<int>(type: "INTEGER", nullable: false),
                    MissedHealthy = table.Column<int>(type: "INTEGER", nullable: false),
                    MissedLast = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MissedSince = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_SeenSpan", x => new { x.ListingId, x.From });
                });

            migrationBuilder.CreateTable(
                name: "Sync_ServedSpan",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FirstPulledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SeenOpenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_ServedSpan", x => new { x.ListingId, x.From });
                });

            // A row for each night becomes a span of one; the next reading or pull joins those that are alike.
            migrationBuilder.Sql("""
                INSERT INTO "Sync_SeenSpan" ("ListingId", "ClaimId", "Kind", "Standing", "DoubtedAt", "Missed", "MissedHealthy", "MissedLast", "MissedSince", "From", "Until")
                SELECT "ListingId", "ClaimId", "Kind", "Standing", "DoubtedAt", "Missed", "MissedHealthy", "MissedLast", "MissedSince", "Night", date("Night", '+1 day') FROM "Sync_SeenNight"
                """);

            migrationBuilder.Sql("""
                INSERT INTO "Sync_ServedSpan" ("ListingId", "FirstPulledAt", "GoneAt", "SeenOpenAt", "From", "Until")
                SELECT "ListingId", "FirstPulledAt", "GoneAt", "SeenOpenAt", "Night", date("Night", '+1 day') FROM "Sync_ServedNight"
                """);

            migrationBuilder.DropTable(
                name: "Sync_SeenNight");

            migrationBuilder.DropTable(
                name: "Sync_ServedNight");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Sync_SeenNight",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Night = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DoubtedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Standing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Missed = table.Column<int>(type: "INTEGER", nullable: false),
                    MissedHealthy = table.Column<int>(type: "INTEGER", nullable: false),
                    MissedLast = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MissedSince = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_SeenNight", x => new { x.ListingId, x.Night });
                });

            migrationBuilder.CreateTable(
                name: "Sync_ServedNight",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Night = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FirstPulledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GoneAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SeenOpenAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_ServedNight", x => new { x.ListingId, x.Night });
                });

            migrationBuilder.Sql("""
                INSERT INTO "Sync_SeenNight" ("ListingId", "ClaimId", "Kind", "Standing", "DoubtedAt", "Missed", "MissedHealthy", "MissedLast", "MissedSince", "Night")
                WITH RECURSIVE n AS (
                    SELECT "ListingId", "ClaimId", "Kind", "Standing", "DoubtedAt", "Missed", "MissedHealthy", "MissedLast", "MissedSince", "From" AS Night, "Until" FROM "Sync_SeenSpan"
                    UNION ALL
                    SELECT n."ListingId", n."ClaimId", n."Kind", n."Standing", n."DoubtedAt", n."Missed", n."MissedHealthy", n."MissedLast", n."MissedSince", date(n.Night, '+1 day'), n."Until" FROM n WHERE date(n.Night, '+1 day') < n."Until")
                SELECT "ListingId", "ClaimId", "Kind", "Standing", "DoubtedAt", "Missed", "MissedHealthy", "MissedLast", "MissedSince", Night FROM n
                """);

            migrationBuilder.Sql("""
                INSERT INTO "Sync_ServedNight" ("ListingId", "FirstPulledAt", "GoneAt", "SeenOpenAt", "Night")
                WITH RECURSIVE n AS (
                    SELECT "ListingId", "FirstPulledAt", "GoneAt", "SeenOpenAt", "From" AS Night, "Until" FROM "Sync_ServedSpan"
                    UNION ALL
                    SELECT n."ListingId", n."FirstPulledAt", n."GoneAt", n."SeenOpenAt", date(n.Night, '+1 day'), n."Until" FROM n WHERE date(n.Night, '+1 day') < n."Until")
                SELECT "ListingId", "FirstPulledAt", "GoneAt", "SeenOpenAt", Night FROM n
                """);

            migrationBuilder.DropTable(
                name: "Sync_SeenSpan");

            migrationBuilder.DropTable(
                name: "Sync_ServedSpan");
        }
    }
}
