using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Resas.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Accounts_Role",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts_Role", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Accounts_User",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts_User", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Blocks_Claim",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Standing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Platform = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Guest = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    IsInferred = table.Column<bool>(type: "INTEGER", nullable: false),
                    Promotion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    IsListingGone = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReleasedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ReleaseReason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks_Claim", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Blocks_Conflict",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    FirstClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SecondClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OpenedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Closing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks_Conflict", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Blocks_Ledger",
                columns: table => new
                {
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks_Ledger", x => x.PropertyId);
                });

            migrationBuilder.CreateTable(
                name: "Blocks_Night",
                columns: table => new
                {
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Night = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClaimId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks_Night", x => new { x.PropertyId, x.Night });
                });

            migrationBuilder.CreateTable(
                name: "Kernel_DataProtectionKey",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Xml = table.Column<string>(type: "TEXT", maxLength: 8000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Kernel_DataProtectionKey", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Kernel_Delivery",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Message = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Handler = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Payload = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSetAside = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Kernel_Delivery", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Kernel_Job",
                columns: table => new
                {
                    Kind = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DueAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Plans = table.Column<int>(type: "INTEGER", nullable: false),
                    LeasedBy = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastRunAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Kernel_Job", x => new { x.Kind, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "Notifications_Mail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Html = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    LastError = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    IsGivenUp = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications_Mail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notifications_Message",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Platform = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    OtherPlatform = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FromBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    UntilBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Guest = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    PartOfId = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notifications_Message", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Properties_Property",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    TimeZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Colour = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ArchivedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Properties_Property", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sync_Listing",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ETag = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    LastModified = table.Column<DateTime>(type: "TEXT", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    NeedsWholeAnswer = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastTriedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastReadAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsSuspicious = table.Column<bool>(type: "INTEGER", nullable: false),
                    FailuresInRow = table.Column<int>(type: "INTEGER", nullable: false),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ToldFailed = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastPulledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LastPulledVersion = table.Column<long>(type: "INTEGER", nullable: true),
                    LastPulledBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Pulls = table.Column<int>(type: "INTEGER", nullable: false),
                    UsualPullSeconds = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_Listing", x => x.ListingId);
                });

            migrationBuilder.CreateTable(
                name: "Sync_Run",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Platform = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    DurationMs = table.Column<int>(type: "INTEGER", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Found = table.Column<int>(type: "INTEGER", nullable: false),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Freed = table.Column<int>(type: "INTEGER", nullable: false),
                    Skipped = table.Column<int>(type: "INTEGER", nullable: false),
                    Echoes = table.Column<int>(type: "INTEGER", nullable: false),
                    Missing = table.Column<int>(type: "INTEGER", nullable: false),
                    Details = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_Run", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Sync_SeenNight",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Night = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
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
                name: "Sync_SeenStay",
                columns: table => new
                {
                    ClaimId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Uid = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    HasEnded = table.Column<bool>(type: "INTEGER", nullable: false),
                    Missed = table.Column<int>(type: "INTEGER", nullable: false),
                    MissedHealthy = table.Column<int>(type: "INTEGER", nullable: false),
                    MissedLast = table.Column<DateTime>(type: "TEXT", nullable: true),
                    MissedSince = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_SeenStay", x => x.ClaimId);
                });

            migrationBuilder.CreateTable(
                name: "Sync_ServedNight",
                columns: table => new
                {
                    ListingId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Night = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    FirstPulledAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    GoneAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sync_ServedNight", x => new { x.ListingId, x.Night });
                });

            migrationBuilder.CreateTable(
                name: "Accounts_RoleClaim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts_RoleClaim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Accounts_RoleClaim_Accounts_Role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "Accounts_Role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Accounts_UserClaim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts_UserClaim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Accounts_UserClaim_Accounts_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Accounts_UserLogin",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts_UserLogin", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_Accounts_UserLogin_Accounts_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Accounts_UserRole",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoleId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts_UserRole", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_Accounts_UserRole_Accounts_Role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "Accounts_Role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Accounts_UserRole_Accounts_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Accounts_UserToken",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts_UserToken", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_Accounts_UserToken_Accounts_User_UserId",
                        column: x => x.UserId,
                        principalTable: "Accounts_User",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Properties_Listing",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PropertyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Platform = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ImportAddress = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    AddressHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ExportKey = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Properties_Listing", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Properties_Listing_Properties_Property_PropertyId",
                        column: x => x.PropertyId,
                        principalTable: "Properties_Property",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_Role_NormalizedName",
                table: "Accounts_Role",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_RoleClaim_RoleId",
                table: "Accounts_RoleClaim",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_User_NormalizedEmail",
                table: "Accounts_User",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_User_NormalizedUserName",
                table: "Accounts_User",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_UserClaim_UserId",
                table: "Accounts_UserClaim",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_UserLogin_UserId",
                table: "Accounts_UserLogin",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_Accounts_UserRole_RoleId",
                table: "Accounts_UserRole",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Claim_ListingId",
                table: "Blocks_Claim",
                column: "ListingId");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Claim_OwnerId_From_Until",
                table: "Blocks_Claim",
                columns: new[] { "OwnerId", "From", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Claim_PropertyId_From_Until",
                table: "Blocks_Claim",
                columns: new[] { "PropertyId", "From", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Conflict_OneOpenPerPair",
                table: "Blocks_Conflict",
                columns: new[] { "FirstClaimId", "SecondClaimId", "Kind" },
                unique: true,
                filter: "ClosedAt IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Conflict_OwnerId_ClosedAt",
                table: "Blocks_Conflict",
                columns: new[] { "OwnerId", "ClosedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Conflict_PropertyId",
                table: "Blocks_Conflict",
                column: "PropertyId");

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_Ledger_OwnerId",
                table: "Blocks_Ledger",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Kernel_Delivery_IsSetAside_NextTryAt",
                table: "Kernel_Delivery",
                columns: new[] { "IsSetAside", "NextTryAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Kernel_Job_DueAt",
                table: "Kernel_Job",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Mail_RequestedAt",
                table: "Notifications_Mail",
                column: "RequestedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Message_OwnerId_PartOfId_At",
                table: "Notifications_Message",
                columns: new[] { "OwnerId", "PartOfId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Notifications_Message_OwnerId_SubjectId",
                table: "Notifications_Message",
                columns: new[] { "OwnerId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_Properties_Listing_AddressHash",
                table: "Properties_Listing",
                column: "AddressHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Properties_Listing_ExportKey",
                table: "Properties_Listing",
                column: "ExportKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Properties_Listing_OwnerId",
                table: "Properties_Listing",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Properties_Listing_PropertyId",
                table: "Properties_Listing",
                column: "PropertyId");

            migrationBuilder.CreateIndex(
                name: "IX_Properties_Property_OwnerId",
                table: "Properties_Property",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Listing_OwnerId",
                table: "Sync_Listing",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Run_OwnerId_StartedAt",
                table: "Sync_Run",
                columns: new[] { "OwnerId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Sync_Run_StartedAt",
                table: "Sync_Run",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Sync_SeenStay_ListingId",
                table: "Sync_SeenStay",
                column: "ListingId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Accounts_RoleClaim");

            migrationBuilder.DropTable(
                name: "Accounts_UserClaim");

            migrationBuilder.DropTable(
                name: "Accounts_UserLogin");

            migrationBuilder.DropTable(
                name: "Accounts_UserRole");

            migrationBuilder.DropTable(
                name: "Accounts_UserToken");

            migrationBuilder.DropTable(
                name: "Blocks_Claim");

            migrationBuilder.DropTable(
                name: "Blocks_Conflict");

            migrationBuilder.DropTable(
                name: "Blocks_Ledger");

            migrationBuilder.DropTable(
                name: "Blocks_Night");

            migrationBuilder.DropTable(
                name: "Kernel_DataProtectionKey");

            migrationBuilder.DropTable(
                name: "Kernel_Delivery");

            migrationBuilder.DropTable(
                name: "Kernel_Job");

            migrationBuilder.DropTable(
                name: "Notifications_Mail");

            migrationBuilder.DropTable(
                name: "Notifications_Message");

            migrationBuilder.DropTable(
                name: "Properties_Listing");

            migrationBuilder.DropTable(
                name: "Sync_Listing");

            migrationBuilder.DropTable(
                name: "Sync_Run");

            migrationBuilder.DropTable(
                name: "Sync_SeenNight");

            migrationBuilder.DropTable(
                name: "Sync_SeenStay");

            migrationBuilder.DropTable(
                name: "Sync_ServedNight");

            migrationBuilder.DropTable(
                name: "Accounts_Role");

            migrationBuilder.DropTable(
                name: "Accounts_User");

            migrationBuilder.DropTable(
                name: "Properties_Property");
        }
    }
}
