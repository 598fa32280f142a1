using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Safety.SecondFactors;

/// <summary>The operator's second factor; no row if there is none.</summary>
public sealed class StoredSecondFactor : IEntityTypeConfiguration<StoredSecondFactor>
{
    /// <summary>The primary key; there is only one operator.</summary>
    public string Id { get; set; } = "";

    /// <summary>The authenticator's key, sealed by data protection.</summary>
    public string SealedKey { get; set; } = "";

    /// <summary>The step of the last accepted code: no code is accepted twice (RFC 6238 §5.2).</summary>
    public long LastStep { get; set; }

    /// <summary>Hashes of the remaining recovery codes, separated by spaces.</summary>
    public string RecoveryCodes { get; set; } = "";

    /// <summary>When it was turned on.</summary>
    public DateTimeOffset Since { get; set; }

    public void Configure(EntityTypeBuilder<StoredSecondFactor> builder)
    {
        builder.ToTable("second_factors");
        builder.HasKey(f => f.Id);
    }
}
