using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Safety;

/// <summary>A session of the operator, from signing in to signing out or to its end.</summary>
public sealed class StoredSession : IEntityTypeConfiguration<StoredSession>
{
    /// <summary>SHA-256 of the session's key in hexadecimal; the database does not have the key.</summary>
    public string Id { get; set; } = "";

    /// <summary>The mark of the password that was used: <see cref="OperatorAccount.Mark"/>.</summary>
    public string Password { get; set; } = "";

    /// <summary>When the operator signed in.</summary>
    public DateTimeOffset SignedInAt { get; set; }

    /// <summary>When it was last used, within a few minutes.</summary>
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>When it ends at the latest.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>The address that the operator signed in from.</summary>
    public string Address { get; set; } = "";

    /// <summary>The browser's User-Agent (RFC 9110 §10.1.5) when the operator signed in, cut to 200 characters.</summary>
    public string Browser { get; set; } = "";

    public void Configure(EntityTypeBuilder<StoredSession> builder)
    {
        builder.ToTable("sessions");
        builder.HasKey(s => s.Id);
    }
}
