using System;
using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FirstStepsAndSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Blocks_Claim",
                type: "TEXT",
                maxLength: 2400,
                nullable: true);

            // What is there already is found too: the accents of French, which SQLite's lower() leaves alone. Ten at a time: its parser nests no deeper than a hundred symbols.
            migrationBuilder.Sql("UPDATE Blocks_Claim SET SearchText = coalesce(Guest, '') || char(10) || coalesce(Code, '') || char(10) || coalesce(Note, '')");
            foreach (var letters in "ÀaÂaÄaÇcÉeÈeÊeËeÎiÏiÔoÖoÙuÛuÜuàaâaäaçcéeèeêeëeîiïiôoöoùuûuüu".Chunk(20))
            {
                var folded = letters.Chunk(2).Aggregate("SearchText", (text, pair) => $"replace({text}, '{pair[0]}', '{pair[1]}')");
                migrationBuilder.Sql($"UPDATE Blocks_Claim SET SearchText = lower({folded})");
            }

            migrationBuilder.Sql("UPDATE Blocks_Claim SET SearchText = replace(replace(replace(replace(replace(SearchText, 'Œ', 'oe'), 'œ', 'oe'), 'Æ', 'ae'), 'æ', 'ae'), '’', '''')");

            migrationBuilder.CreateTable(
                name: "Properties_StepsDismissal",
                columns: table => new
                {
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    DismissedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Properties_StepsDismissal", x => x.OwnerId);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Properties_StepsDismissal");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Blocks_Claim");
        }
    }
}
