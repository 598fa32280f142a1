using BriefingBus.Persistence;

namespace BriefingBus.Fetcher.Storage;

/// <summary>Fetcher's database.</summary>
public abstract class FetcherContext(DbContextOptions options, string? schema) : ServiceContext(options, schema)
{
    /// <summary>The feeds.</summary>
    public DbSet<FeedState> Feeds => Set<FeedState>();

    /// <summary>The clause that lets several processes claim rows without waiting for each other.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>The SQL name of the table of feeds.</summary>
    public abstract string FeedsTable { get; }

    /// <summary>Waits until no other process claims feeds; the lock ends with the current transaction.</summary>
    public abstract Task TakeClaimTurnAsync(CancellationToken cancellationToken);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<FeedState>(feed =>
        {
            feed.ToTable("Feeds");
            feed.HasKey(f => f.Id);
            feed.Property(f => f.Id).ValueGeneratedNever();
            // The columns keep the names of the first release.
            feed.Property(f => f.RefreshRequested).HasColumnName("Asked");
            feed.Property(f => f.ForceRefresh).HasColumnName("Afresh");
            feed.HasIndex(f => f.NextDue);
            feed.HasIndex(f => f.Host);
            // A process that lost the lease must not overwrite its successor's changes.
            feed.Property(f => f.LeaseOwner).IsConcurrencyToken();
        });
    }
}
