using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Resas.Accounts;

/// <summary>Identity's tables, as its own context would map them, under the module's names: one context serves all modules.</summary>
internal sealed class IdentityMapping :
    IEntityTypeConfiguration<User>, IEntityTypeConfiguration<Role>,
    IEntityTypeConfiguration<IdentityUserClaim<Guid>>, IEntityTypeConfiguration<IdentityUserLogin<Guid>>, IEntityTypeConfiguration<IdentityUserToken<Guid>>,
    IEntityTypeConfiguration<IdentityUserRole<Guid>>, IEntityTypeConfiguration<IdentityRoleClaim<Guid>>, IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    /// <summary>Bytes: what SQL Server takes as a key. The standard allows 1023, authenticators stay far below.</summary>
    public const int CredentialLength = 900;

    public const int PasskeyNameLength = 60;

    public void Configure(EntityTypeBuilder<User> user)
    {
        user.ToTable("Accounts_User");
        user.HasIndex(u => u.NormalizedUserName).IsUnique();
        user.HasIndex(u => u.NormalizedEmail);
        user.Property(u => u.ConcurrencyStamp).IsConcurrencyToken();
        user.Property(u => u.PasswordHash).HasMaxLength(512);
        user.Property(u => u.DisplayName).HasMaxLength(User.DisplayNameLength);
        user.Property(u => u.Language).HasMaxLength(2);
        user.Property(u => u.TimeZone).HasMaxLength(64);
        // SQLite can't compare DateTimeOffset; Identity only compares in memory, but the rule holds for every table.
        user.Property(u => u.LockoutEnd).HasConversion(v => v == null ? (DateTime?)null : v.Value.UtcDateTime, v => v == null ? null : new DateTimeOffset(DateTime.SpecifyKind(v.Value, DateTimeKind.Utc)));
        user.HasMany<IdentityUserClaim<Guid>>().WithOne().HasForeignKey(c => c.UserId);
        user.HasMany<IdentityUserLogin<Guid>>().WithOne().HasForeignKey(l => l.UserId);
        user.HasMany<IdentityUserToken<Guid>>().WithOne().HasForeignKey(t => t.UserId);
        user.HasMany<IdentityUserRole<Guid>>().WithOne().HasForeignKey(r => r.UserId);
        user.HasMany<IdentityUserPasskey<Guid>>().WithOne().HasForeignKey(p => p.UserId);
    }

    public void Configure(EntityTypeBuilder<Role> role)
    {
        role.ToTable("Accounts_Role");
        role.HasIndex(r => r.NormalizedName).IsUnique();
        role.Property(r => r.ConcurrencyStamp).IsConcurrencyToken();
        role.HasMany<IdentityUserRole<Guid>>().WithOne().HasForeignKey(r => r.RoleId);
        role.HasMany<IdentityRoleClaim<Guid>>().WithOne().HasForeignKey(c => c.RoleId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> claim) => claim.ToTable("Accounts_UserClaim");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> login)
    {
        login.ToTable("Accounts_UserLogin");
        login.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        login.Property(l => l.LoginProvider).HasMaxLength(128);
        login.Property(l => l.ProviderKey).HasMaxLength(128);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> token)
    {
        token.ToTable("Accounts_UserToken");
        token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
        token.Property(t => t.LoginProvider).HasMaxLength(128);
        token.Property(t => t.Name).HasMaxLength(128);
        token.Property(t => t.Value).HasMaxLength(1024);
    }

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> role)
    {
        role.ToTable("Accounts_UserRole");
        role.HasKey(r => new { r.UserId, r.RoleId });
    }

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> claim) => claim.ToTable("Accounts_RoleClaim");

    /// <summary>In columns, where Identity's own context keeps one of JSON: the bundled SQLite is too old for those.</summary>
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> passkey)
    {
        passkey.ToTable("Accounts_UserPasskey");
        passkey.HasKey(p => p.CredentialId);
        passkey.Property(p => p.CredentialId).HasMaxLength(CredentialLength);
        passkey.OwnsOne(p => p.Data, data =>
        {
            data.Property(d => d.Name).HasMaxLength(PasskeyNameLength);
            data.PrimitiveCollection(d => d.Transports).HasMaxLength(256);
            data.Property(d => d.CreatedAt).HasConversion(v => v.UtcDateTime, v => new DateTimeOffset(DateTime.SpecifyKind(v, DateTimeKind.Utc)));
        });
        passkey.Navigation(p => p.Data).IsRequired();
    }
}
