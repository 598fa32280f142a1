using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Safety;

/// <summary>A session of the operator, from signing in to signing out or to its end.</summary>
public sealed class StoredSession : IEntityTypeConfiguration<StoredSession>
{
    /// <summary>SHA-256 of the session's key in hexadecimal: a reader of the database gets no key.</summary>
    public string Id { get; set; } = "";

    /// <summary>Which password was used: <see cref="OperatorAccount.Mark"/>.</summary>
    public string Password { get; set; } = "";

    /// <summary>When the operator signed in.</summary>
    public DateTimeOffset SignedInAt { get; set; }

    /// <summary>When it was last used, to a few minutes.</summary>
    public DateTimeOffset UsedAt { get; set; }

    /// <summary>When it ends, whatever happens until then.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>The address that the operator signed in from.</summary>
    public string Address { get; set; } = "";

    /// <summary>What the browser called itself when the operator signed in (User-Agent, RFC 9110 §10.1.5), cut to 200 characters.</summary>
    public string Browser { get; set; } = "";

    /// <inheritdoc/>
    public void Configure(EntityTypeBuilder<StoredSession> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.ToTable("sessions");
        builder.HasKey(s => s.Id);
    }
}
