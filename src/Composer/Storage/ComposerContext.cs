using BriefingBus.Contracts;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace BriefingBus.Composer.Storage;

/// <summary>Composer's database of collected items and briefings.</summary>
public abstract class ComposerContext(DbContextOptions options, string? schema) : ServiceContext(options, schema)
{
    /// <summary>Every revision of every item.</summary>
    public DbSet<ItemRevision> Revisions => Set<ItemRevision>();

    /// <summary>The status history of the feeds.</summary>
    public DbSet<FeedStatusPeriod> FeedStatusPeriods => Set<FeedStatusPeriod>();

    /// <summary>Entries that could not be cleaned.</summary>
    public DbSet<FailedItem> FailedItems => Set<FailedItem>();

    /// <summary>Polls with entries that have not arrived as items.</summary>
    public DbSet<AwaitedPoll> AwaitedPolls => Set<AwaitedPoll>();

    /// <summary>Every briefing.</summary>
    public DbSet<StoredBriefing> Briefings => Set<StoredBriefing>();

    /// <summary>The items of the briefings.</summary>
    public DbSet<IncludedItem> IncludedItems => Set<IncludedItem>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<ItemRevision>(revision =>
        {
            revision.ToTable("item_revisions").HasKey(r => r.Number);
            revision.HasIndex(r => new { r.ItemId, r.FetchId }).IsUnique();
            revision.HasIndex(r => new { r.FeedUrl, r.Dated });
            revision.HasIndex(r => r.KnownAt);
            revision.Property(r => r.Item).HasConversion(
                i => PackedJson.Pack(i, PackedTypes.Default.ItemCleaned), bytes => PackedJson.Unpack<ItemCleaned>(bytes));
        });
        modelBuilder.Entity<FeedStatusPeriod>().ToTable("feed_spells").HasKey(s => new { s.FeedUrl, s.Since });
        modelBuilder.Entity<FailedItem>(failed =>
        {
            failed.ToTable("failed_items").HasKey(f => new { f.ItemId, f.FetchId });
            failed.HasIndex(f => f.KnownAt);
        });
        modelBuilder.Entity<AwaitedPoll>(poll =>
        {
            poll.ToTable("awaited_polls").HasKey(p => new { p.FetchId, p.Part });
            poll.HasIndex(p => p.FetchedAt);
            poll.Property(p => p.Entries).HasConversion(
                entries => PackedJson.Pack(entries, PackedTypes.Default.IReadOnlyListAwaitedEntry),
                bytes => PackedJson.Unpack<IReadOnlyList<AwaitedEntry>>(bytes),
                ValueComparer.CreateDefault<IReadOnlyList<AwaitedEntry>>(favorStructuralComparisons: false));
        });
        modelBuilder.Entity<StoredBriefing>(briefing =>
        {
            briefing.ToTable("briefings").HasKey(b => b.Number);
            briefing.HasIndex(b => b.BriefingId).IsUnique();
            briefing.HasIndex(b => new { b.Edition, b.ScheduledAt });
            briefing.HasIndex(b => b.PublishedAt);
            briefing.Property(b => b.CompositionContext).HasColumnName("Circumstances").HasConversion(
                c => PackedJson.Pack(c, PackedTypes.Default.CompositionContext), bytes => PackedJson.Unpack<CompositionContext>(bytes));
            briefing.Property(b => b.Composed).HasConversion(
                b => PackedJson.Pack(b, PackedTypes.Default.BriefingComposed), bytes => PackedJson.Unpack<BriefingComposed>(bytes));
            briefing.HasMany(b => b.Included).WithOne().HasForeignKey(t => t.BriefingNumber);
        });
        modelBuilder.Entity<IncludedItem>(included =>
        {
            included.ToTable("told_items").HasKey(t => new { t.BriefingNumber, t.ItemId });
            included.HasIndex(t => t.ItemId);
        });
    }
}
