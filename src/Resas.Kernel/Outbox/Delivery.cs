using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Resas.Contracts;

namespace Resas.Kernel.Outbox;

/// <summary>One announcement on its way to one handler. Done ones are removed; one that keeps failing is set aside and stays visible.</summary>
internal sealed class Delivery
{
    /// <summary>About thirty hours with the back-off below; then a person must look.</summary>
    public const int MaxAttempts = 17;

    /// <summary>Names of enum values, not their numbers: a row may be read by a later version of the program.</summary>
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    public Guid Id { get; private set; }
    public string Message { get; private set; } = "";
    public string Handler { get; private set; } = "";
    public string Payload { get; private set; } = "";
    public DateTime CreatedAt { get; private set; }
    public DateTime NextTryAt { get; private set; }
    public int Attempts { get; private set; }
    public bool IsSetAside { get; private set; }
    public string? LastError { get; private set; }

    public static Delivery Of(Guid id, IAnnouncement announcement, Type handler, DateTime now) => new()
    {
        Id = id,
        Message = announcement.GetType().FullName!,
        Handler = handler.FullName!,
        Payload = JsonSerializer.Serialize(announcement, announcement.GetType(), Json),
        CreatedAt = now,
        NextTryAt = now,
    };

    public IAnnouncement Announcement(Type message) => (IAnnouncement)JsonSerializer.Deserialize(Payload, message, Json)!;

    public void Failed(string error, DateTime now)
    {
        Attempts++;
        LastError = string.Concat(error.Take(1000));
        IsSetAside = Attempts >= MaxAttempts;
        // 2 s, 4 s, 8 s … at most 12 hours.
        NextTryAt = now + TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Attempts), 43_200));
    }

    public void TryAgain(DateTime now)
    {
        Attempts = 0;
        IsSetAside = false;
        NextTryAt = now;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Delivery>
    {
        public void Configure(EntityTypeBuilder<Delivery> delivery)
        {
            delivery.ToTable("Kernel_Delivery");
            delivery.Property(d => d.Id).ValueGeneratedNever();
            delivery.Property(d => d.Payload).HasMaxLength(-1);
            delivery.Property(d => d.LastError).HasMaxLength(1000);
            delivery.HasIndex(d => new { d.IsSetAside, d.NextTryAt });
        }
    }
}
