using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class OwnerSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsMailDue",
                table: "Notifications_Message",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsMuted",
                table: "Notifications_Message",
                type: "bit",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "LastSignInAt",
                table: "Accounts_User",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Accounts_Session",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    LastSeenAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Browser = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    System = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: false),
                    Stamp = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts_Session", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Accounts_Session_Accounts_User_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Accounts_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Accounts_UserPasskey",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "varbinary(900)", maxLength: 900, nullable: false),
                    UserId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Data_PublicKey = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Data_Name = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: true),
                    Data_CreatedAt = table.Column<DateTime>(type: "datetime2", nullable: false),
                    Data_SignCount = table.Column<long>(type: "bigint", nullable: false),
                    Data_Transports = table.Column<string>(type: "nvarchar(256)", maxLength: 256, nullable: true),
                    Data_IsUserVerified = table.Column<bool>(type: "bit", nullable: false),
                    Data_IsBackupEligible = table.Column<bool>(type: "bit", nullable: false),
                    Data_IsBackedUp = table.Column<bool>(type: "bit", nullable: false),
                    Data_AttestationObject = table.Column<byte[]>(type: "varbinary(max)", nullable: false),
                    Data_ClientDataJson = table.Column<byte[]>(type: "varbinary(max)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts_UserPasskey", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_Accounts_UserPasskey_Accounts_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Notifications_Preference",
                columns: table => new
                {
                    OwnerId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    InInbox = table.Column<bool>(type: "bit", nullable: false),
                    ByMail = table.Column<bool>(type: "bit", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications_Preference", x => new { x.OwnerId, x.Kind });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Session_LastSeenAt",
                table: "Accounts_Session",
                column: "LastSeenAt");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Session_OwnerId",
                table: "Accounts_Session",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_UserPasskey_UserId",
                table: "Accounts_UserPasskey",
                column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Accounts_Session");

            migrationBuilder.DropTable(
                name: "Accounts_UserPasskey");

            migrationBuilder.DropTable(
                name: "Notifications_Preference");

            migrationBuilder.DropColumn(
                name: "IsMailDue",
                table: "Notifications_Message");

            migrationBuilder.DropColumn(
                name: "IsMuted",
                table: "Notifications_Message");

            migrationBuilder.DropColumn(
                name: "LastSignInAt",
                table: "Accounts_User");
        }
    }
}
