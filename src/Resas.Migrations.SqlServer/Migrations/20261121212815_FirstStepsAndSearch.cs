using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class FirstStepsAndSearch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "Note",
                table: "Blocks_Claim",
                type: "nvarchar(2000)",
                maxLength: 2000,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(500)",
                oldMaxLength: 500,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Blocks_Claim",
                type: "nvarchar(2400)",
                maxLength: 2400,
                nullable: true);

            // What is there already is found too. A batch of its own: the column is not known to the one that adds it.
            migrationBuilder.Sql(
                """
                EXEC(N'UPDATE Blocks_Claim SET SearchText = REPLACE(REPLACE(REPLACE(TRANSLATE(LOWER(CONCAT(Guest, NCHAR(10), Code, NCHAR(10), Note)), N''àâäçéèêëîïôöùûü'', N''aaaceeeeiioouuu''), N''œ'', N''oe''), N''æ'', N''ae''), N''’'', N'''''''')')
                """);

            migrationBuilder.CreateTable(
                name: "Properties_StepsDismissal",
                columns: table => new
                {
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    DismissedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
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

            migrationBuilder.AlterColumn<string>(
                name: "Note",
                table: "Blocks_Claim",
                type: "nvarchar(500)",
                maxLength: 500,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(2000)",
                oldMaxLength: 2000,
                oldNullable: true);
        }
    }
}
