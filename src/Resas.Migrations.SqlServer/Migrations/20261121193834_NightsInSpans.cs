using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.SqlServer.Migrations
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
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    ClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Standing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DoubtedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Missed = table.Column<int>(type: "int", nullable: false),
                    MissedHealthy = table.Column<int>(type: "int", nullable: false),
                    MissedLast = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MissedSince = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_SeenSpan", x => new { x.ListingId, x.From });
                });

            migrationBuilder.CreateTable(
                name: "Sync_ServedSpan",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstPulledAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SeenOpenAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_ServedSpan", x => new { x.ListingId, x.From });
                });

            // A row for each night becomes a span of one; the next reading or pull joins those that are alike.
            migrationBuilder.Sql("""
                INSERT INTO [Sync_SeenSpan] ([ListingId], [ClaimId], [Kind], [Standing], [DoubtedAt], [Missed], [MissedHealthy], [MissedLast], [MissedSince], [From], [Until])
                SELECT [ListingId], [ClaimId], [Kind], [Standing], [DoubtedAt], [Missed], [MissedHealthy], [MissedLast], [MissedSince], [Night], DATEADD(day, 1, [Night]) FROM [Sync_SeenNight]
                """);

            migrationBuilder.Sql("""
                INSERT INTO [Sync_ServedSpan] ([ListingId], [FirstPulledAt], [GoneAt], [SeenOpenAt], [From], [Until])
                SELECT [ListingId], [FirstPulledAt], [GoneAt], [SeenOpenAt], [Night], DATEADD(day, 1, [Night]) FROM [Sync_ServedNight]
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
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Night = table.Column<DateOnly>(type: "date", nullable: false),
                    ClaimId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DoubtedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Standing = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Missed = table.Column<int>(type: "int", nullable: false),
                    MissedHealthy = table.Column<int>(type: "int", nullable: false),
                    MissedLast = table.Column<DateTime>(type: "datetime2", nullable: true),
                    MissedSince = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_SeenNight", x => new { x.ListingId, x.Night });
                });

            migrationBuilder.CreateTable(
                name: "Sync_ServedNight",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Night = table.Column<DateOnly>(type: "date", nullable: false),
                    FirstPulledAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    GoneAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    SeenOpenAt = table.Column<DateTime>(type: "datetime2", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_ServedNight", x => new { x.ListingId, x.Night });
                });

            migrationBuilder.Sql("""
                WITH n AS (
                    SELECT [ListingId], [ClaimId], [Kind], [Standing], [DoubtedAt], [Missed], [MissedHealthy], [MissedLast], [MissedSince], [From] AS Night, [Until] FROM [Sync_SeenSpan]
                    UNION ALL
                    SELECT n.[ListingId], n.[ClaimId], n.[Kind], n.[Standing], n.[DoubtedAt], n.[Missed], n.[MissedHealthy], n.[MissedLast], n.[MissedSince], DATEADD(day, 1, n.Night), n.[Until] FROM n WHERE DATEADD(day, 1, n.Night) < n.[Until])
                INSERT INTO [Sync_SeenNight] ([ListingId], [ClaimId], [Kind], [Standing], [DoubtedAt], [Missed], [MissedHealthy], [MissedLast], [MissedSince], [Night])
                SELECT [ListingId], [ClaimId], [Kind], [Standing], [DoubtedAt], [Missed], [MissedHealthy], [MissedLast], [MissedSince], Night FROM n
                OPTION (MAXRECURSION 0)
                """);

            migrationBuilder.Sql("""
                WITH n AS (
                    SELECT [ListingId], [FirstPulledAt], [GoneAt], [SeenOpenAt], [From] AS Night, [Until] FROM [Sync_ServedSpan]
                    UNION ALL
                    SELECT n.[ListingId], n.[FirstPulledAt], n.[GoneAt], n.[SeenOpenAt], DATEADD(day, 1, n.Night), n.[Until] FROM n WHERE DATEADD(day, 1, n.Night) < n.[Until])
                INSERT INTO [Sync_ServedNight] ([ListingId], [FirstPulledAt], [GoneAt], [SeenOpenAt], [Night])
                SELECT [ListingId], [FirstPulledAt], [GoneAt], [SeenOpenAt], Night FROM n
                OPTION (MAXRECURSION 0)
                """);

            migrationBuilder.DropTable(
                name: "Sync_SeenSpan");

            migrationBuilder.DropTable(
                name: "Sync_ServedSpan");
        }
    }
}
