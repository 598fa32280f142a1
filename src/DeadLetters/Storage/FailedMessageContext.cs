using BriefingBus.DeadLetters.Search;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>The table of failed messages and what belongs to it. The counters are kept by <see cref="CounterChanges"/>.</summary>
public abstract class FailedMessageContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The name of the SQLite file and of the schema in PostgreSQL.</summary>
    public const string Name = "deadletters";

    public DbSet<StoredMessage> Messages => Set<StoredMessage>();

    public DbSet<StoredContent> Contents => Set<StoredContent>();

    public DbSet<StoredSignature> Signatures => Set<StoredSignature>();

    public DbSet<StoredCount> Counts => Set<StoredCount>();

    public DbSet<StoredHour> Hours => Set<StoredHour>();

    public DbSet<StoredTrend> Trends => Set<StoredTrend>();

    public DbSet<StoredOperation> Operations => Set<StoredOperation>();

    public DbSet<StoredAuditEntry> Audit => Set<StoredAuditEntry>();

    public DbSet<StoredQueue> Queues => Set<StoredQueue>();

    public DbSet<StoredComment> Comments => Set<StoredComment>();

    public DbSet<StoredFilter> Filters => Set<StoredFilter>();

    /// <summary>A table as SQL names it.</summary>
    internal abstract string Table(string name);

    /// <summary>A condition on <c>m."Number"</c>: the messages whose words match the query, which is parameter <c>{0}</c>.</summary>
    internal abstract string WordsCondition { get; }

    /// <summary>The query for <see cref="WordsCondition"/>.</summary>
    internal abstract string WordsQuery(WordSearch search);

    /// <summary>Indexes the words of messages, in place of those that they had.</summary>
    internal abstract Task IndexWordsAsync(IReadOnlyList<MessageWords> words, CancellationToken cancellationToken);

    /// <summary>Forgets the words of messages.</summary>
    internal abstract Task RemoveWordsAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.StoreInstantsAsTicks();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<StoredMessage>(message =>
        {
            message.ToTable("messages").HasKey(m => m.Number);
            message.HasIndex(m => m.Id).IsUnique();
            message.HasIndex(m => new { m.State, m.FailedAt, m.Number, m.Signature });
            message.HasIndex(m => new { m.Signature, m.State, m.FailedAt, m.Number });
            message.HasIndex(m => new { m.Operation, m.State, m.Number }).HasFilter("\"Operation\" IS NOT NULL");
            message.HasIndex(m => m.LeasedUntil).HasFilter("\"LeasedUntil\" IS NOT NULL");
            message.HasIndex(m => m.ItemId).HasFilter("\"ItemId\" IS NOT NULL");
            message.HasOne(m => m.Content).WithOne().HasForeignKey<StoredContent>(c => c.Number);
        });
        modelBuilder.Entity<StoredContent>().ToTable("contents").HasKey(c => c.Number);
        modelBuilder.Entity<StoredSignature>(signature =>
        {
            signature.ToTable("signatures").HasKey(s => s.Number);
            signature.HasIndex(s => s.Key).IsUnique();
        });
        modelBuilder.Entity<StoredCount>().ToTable("counts").HasKey(c => new { c.Signature, c.State });
        modelBuilder.Entity<StoredHour>().ToTable("hours").HasKey(h => new { h.State, h.Hour });
        modelBuilder.Entity<StoredTrend>().ToTable("trends").HasKey(t => new { t.Hour, t.Signature });
        modelBuilder.Entity<StoredOperation>(operation =>
        {
            operation.ToTable("operations").HasKey(o => o.Number);
            operation.HasIndex(o => o.Id).IsUnique();
            operation.HasIndex(o => new { o.EndedAt, o.Remaining });
        });
        modelBuilder.Entity<StoredAuditEntry>(entry =>
        {
            entry.ToTable("audit").HasKey(e => e.Number);
            entry.HasIndex(e => e.At);
            entry.HasIndex(e => e.FailedMessageId);
            entry.HasIndex(e => e.Run);
        });
        modelBuilder.Entity<StoredQueue>().ToTable("queues").HasKey(q => q.Name);
        modelBuilder.Entity<StoredComment>(comment =>
        {
            comment.ToTable("comments").HasKey(c => c.Number);
            comment.HasIndex(c => c.Group);
        });
        modelBuilder.Entity<StoredFilter>().ToTable("filters").HasKey(f => f.Name);
    }
}
