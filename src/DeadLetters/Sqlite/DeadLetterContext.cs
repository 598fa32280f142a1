using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace BriefingBus.DeadLetters.Sqlite;

/// <summary>The file of the dead letters of an installation in one process.</summary>
public sealed class DeadLetterContext(DbContextOptions<DeadLetterContext> options) : DbContext(options)
{
    /// <summary>The letters.</summary>
    public DbSet<StoredLetter> Letters => Set<StoredLetter>();

    /// <summary>The audit.</summary>
    public DbSet<StoredAuditEntry> Audit => Set<StoredAuditEntry>();

    /// <summary>The queues that the process consumes.</summary>
    public DbSet<StoredQueue> Queues => Set<StoredQueue>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => configurationBuilder.StoreInstantsAsTicks();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredLetter>(letter =>
        {
            letter.ToTable("letters").HasKey(l => l.Number);
            letter.HasIndex(l => new { l.Queue, l.Number });
            letter.HasIndex(l => l.ReplayId);
        });
        modelBuilder.Entity<StoredAuditEntry>(entry =>
        {
            entry.ToTable("audit").HasKey(e => e.Number);
            entry.HasIndex(e => e.At);
        });
        modelBuilder.Entity<StoredQueue>().ToTable("queues").HasKey(q => q.Name);
    }

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Design : IDesignTimeDbContextFactory<DeadLetterContext>
    {
        public DeadLetterContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<DeadLetterContext>().UseSqlite("Data Source=:memory:").Options);
    }
}
