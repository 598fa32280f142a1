using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Safety;

/// <summary>A session of the operator. It is here from signing in to signing out, or until it ends by itself.</summary>
public sealed class StoredSession : IEntityTypeConfiguration<StoredSession>
{
    /// <summary>SHA-256 of the session's key in hexadecimal: who reads the database has no key.</summary>
    public string Id { get; set; } = "";

    /// <summary>Which password was used: <see cref="OperatorSession.MarkOf"/>.</summary>
    public string Password { get; set; } = "";

    /// <summary>When the operator signed in.</summary>
    public DateTimeOffset SignedInAt { get; set; }

    /// <summary>When it ends, whatever happens until then.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<StoredSession> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("sessions");
        builder.HasKey(s => s.Id);
    }
}
