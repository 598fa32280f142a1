using System.Text.Json;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace BriefingBus.Delivery.Ledger;

/// <summary>The ledger of deliveries. All outlets of an installation share it; each writes only its own entries.</summary>
public abstract class DeliveryContext(DbContextOptions options, string? schema) : ServiceContext(options, schema)
{
    /// <summary>The ledger's entries.</summary>
    public DbSet<LedgerEntry> Deliveries => Set<LedgerEntry>();

    /// <summary>The reported feed issues.</summary>
    public DbSet<NotifiedIssue> NotifiedIssues => Set<NotifiedIssue>();

    /// <summary>The last report of every process.</summary>
    public DbSet<StoredReport> Reports => Set<StoredReport>();

    /// <summary>Notices to the operator.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Prevents other processes from delivering to this outlet until the result is disposed or this process ends.</summary>
    /// <returns>The lock; null if none is needed.</returns>
    internal abstract Task<IAsyncDisposable?> LockAsync(string outlet, CancellationToken cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<LedgerEntry>(delivery =>
        {
            delivery.ToTable("deliveries").HasKey(d => d.Number);
            delivery.HasIndex(d => new { d.BriefingId, d.Outlet, d.Part }).IsUnique();
            delivery.HasIndex(d => new { d.State, d.ScheduledAt });
            delivery.Property(d => d.State).HasConversion<string>();
        });
        modelBuilder.Entity<StoredReport>(report =>
        {
            report.ToTable("reports").HasKey(r => new { r.Service, r.Instance });
            report.Property(r => r.Problems).HasConversion(
                problems => JsonSerializer.Serialize(problems, JsonSerializerOptions.Default),
                json => JsonSerializer.Deserialize<IReadOnlyList<ServiceProblem>>(json, JsonSerializerOptions.Default)!,
                new ValueComparer<IReadOnlyList<ServiceProblem>>(
                    (one, other) => one!.SequenceEqual(other!), problems => problems.Count, problems => problems));
        });
        modelBuilder.Entity<Notice>(notice =>
        {
            notice.ToTable("notices").HasKey(n => n.Number);
            notice.HasIndex(n => n.ResolvedAt);
        });
        modelBuilder.Entity<NotifiedIssue>().ToTable("troubles_told").HasKey(t => new { t.Outlet, t.TroubleId });
    }
}
