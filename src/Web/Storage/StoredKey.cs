using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BriefingBus.Web.Storage;

/// <summary>A key that cookies and forms are signed with, shared by every copy of the page over one database.</summary>
public sealed class StoredKey
{
    /// <summary>The key's name, as the key ring gives it.</summary>
    public required string Name { get; init; }

    /// <summary>The key as the key ring writes it.</summary>
    public required string Xml { get; init; }

    internal sealed class Table : IEntityTypeConfiguration<StoredKey>
    {
        public void Configure(EntityTypeBuilder<StoredKey> builder) => builder.ToTable("keys").HasKey(k => k.Name);
    }
}
