using System;
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

            // What is there already is found too: the accents of French, which SQLite's lower() leaves alone.
            const string accented = "ÀÂÄÇÉÈÊËÎÏÔÖÙÛÜàâäçéèêëîïôöùûü", plain = "aaaceeeeiioouuuaaaceeeeiioouuu";
            var folded = "coalesce(Guest, '') || char(10) || coalesce(Code, '') || char(10) || coalesce(Note, '')";
            for (var i = 0; i < accented.Length; i++) folded = $"replace({folded}, '{accented[i]}', '{plain[i]}')";
            migrationBuilder.Sql($"UPDATE Blocks_Claim SET SearchText = lower({folded})");

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
