using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Notes;
using BriefingBus.DeadLetters.Search;
using BriefingBus.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BriefingBus.DeadLetters.Storage;

/// <summary>The table of failed messages and its related tables. <see cref="CounterChanges"/> maintains the counters.</summary>
public abstract class FailedMessageContext(DbContextOptions options, string? schema) : ServiceContext(options, schema)
{
    /// <summary>The name of the SQLite file and of the schema in PostgreSQL.</summary>
    public const string Name = "deadletters";

    /// <summary>The name of the numeric key column.</summary>
    internal const string Number = "Number";

    private const int IndexedAtOnce = 100;

    public DbSet<StoredMessage> Messages => Set<StoredMessage>();

    public DbSet<StoredContent> Contents => Set<StoredContent>();

    public DbSet<StoredSignature> Signatures => Set<StoredSignature>();

    public DbSet<StoredCount> Counts => Set<StoredCount>();

    public DbSet<StoredHour> Hours => Set<StoredHour>();

    public DbSet<StoredTrend> Trends => Set<StoredTrend>();

    public DbSet<StoredOperation> Operations => Set<StoredOperation>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<StoredQueue> Queues => Set<StoredQueue>();

    public DbSet<GroupComment> Comments => Set<GroupComment>();

    public DbSet<SavedFilter> Filters => Set<SavedFilter>();

    /// <summary>The SQL name of a table.</summary>
    internal abstract string Table(string name);

    /// <summary>Bulk-inserts rows, bypassing the change tracker.</summary>
    internal abstract Task InsertAsync<T>(IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Indexes the words of messages by their numbers, replacing earlier ones.</summary>
    internal abstract Task IndexWordsAsync(IReadOnlyDictionary<long, MessageWords> words, CancellationToken cancellationToken);

    /// <summary>Removes messages from the index of words.</summary>
    internal abstract Task RemoveWordsAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken);

    /// <summary>Finds messages by words through the index, block by block: the cost depends on the number of found messages, not on the
    /// total.</summary>
    /// <param name="phrases">The phrases; a message must have all of them.</param>
    /// <param name="after">The message after which to continue; null to begin.</param>
    /// <param name="down">True to begin with the last that arrived.</param>
    /// <param name="max">The approximate number of messages to examine; fewer if one takes long.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    internal async Task<WordHits> FindAsync(
        IReadOnlyList<WordPhrase> phrases, long? after, bool down, int max, CancellationToken cancellationToken)
    {
        var last = await Messages.MaxAsync(m => (long?)m.Number, cancellationToken) ?? 0;
        var (from, to) = down ? (0, Math.Min(last, after - 1 ?? last)) : (after + 1 ?? 0, last);
        if (from > to)
            return new([], null);
        var blocks = (First: (int)(from / MessageWords.BlockSize), Last: (int)(to / MessageWords.BlockSize));
        var walk = down ? new Walk(blocks.Last, blocks.First, -1, from, to) : new(blocks.First, blocks.Last, 1, from, to);
        max = Affordable(phrases, max);
        var hits = await HitsAsync(phrases, walk, max, cancellationToken);
        return new([.. hits.Where(h => h.Fits).Select(h => h.Number)], hits.Count < max ? null : hits[^1].Number);
    }

    /// <summary>Indexes the words of every message: no entity has the index, so a copy of the rows lacks it.</summary>
    public override async Task CompleteCopyAsync(CancellationToken cancellationToken)
    {
        var queues = await Signatures.AsNoTracking().ToDictionaryAsync(s => s.Number, s => s.Queue, cancellationToken);
        for (var last = 0L; ;)
        {
            var after = last;
            var rows = await Messages.AsNoTracking().Include(m => m.Content).Where(m => m.Number > after)
                .OrderBy(m => m.Number).Take(IndexedAtOnce).ToListAsync(cancellationToken);
            if (rows.Count == 0)
                return;
            await IndexWordsAsync(rows.ToDictionary(row => row.Number, row => WordsOf(row, queues[row.Signature])), cancellationToken);
            last = rows[^1].Number;
        }
    }

    private static MessageWords WordsOf(StoredMessage row, string queue)
    {
        var message = ContentPacking.Unpack(queue, row.MessageId, row.Content!);
        return MessageWords.Of(FailureReader.Read(message), message);
    }

    /// <summary>Examines at least <paramref name="max"/> messages with the words in search order, or all.</summary>
    private protected abstract Task<List<Hit>> HitsAsync(
        IReadOnlyList<WordPhrase> phrases, Walk walk, int max, CancellationToken cancellationToken);

    /// <summary>The number of messages that can be examined in the time in which the index alone finds <paramref name="max"/>.</summary>
    private protected virtual int Affordable(IReadOnlyList<WordPhrase> phrases, int max) => max;

    /// <summary>A table and its columns, except those that the database generates, for <see cref="InsertAsync"/>.</summary>
    private protected (string Table, IReadOnlyList<Column> Columns) ColumnsOf<T>()
    {
        var type = Model.FindEntityType(typeof(T))!;
        return (Table(type.GetTableName()!), [.. type.GetProperties().Where(p => !p.IsShadowProperty()).Select(p => new Column(p))]);
    }

    /// <summary>A list of column names for SQL.</summary>
    private protected static string Names(IEnumerable<Column> columns) =>
        string.Join(", ", columns.Select(c => $"\"{c.Property.GetColumnName()}\""));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<StoredMessage>(message =>
        {
            message.ToTable("messages").HasKey(m => m.Number);
            message.Property(m => m.Number).ValueGeneratedNever();
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
        modelBuilder.Entity<AuditEntry>(entry =>
        {
            entry.Property<long>(Number);
            entry.ToTable("audit").HasKey(Number);
            entry.HasIndex(e => e.At);
            entry.HasIndex(e => e.FailedMessageId);
            entry.HasIndex(e => e.Run);
        });
        modelBuilder.Entity<StoredQueue>().ToTable("queues").HasKey(q => q.Name);
        modelBuilder.Entity<GroupComment>(comment =>
        {
            comment.Property<long>(Number);
            comment.ToTable("comments").HasKey(Number);
            comment.HasIndex(c => c.Group);
        });
        modelBuilder.Entity<SavedFilter>().ToTable("filters").HasKey(f => f.Name);
    }

    /// <summary>The blocks of the index that a search walks, and the range of messages in them.</summary>
    private protected sealed record Walk(int First, int Last, int Step, long Min, long Max);

    /// <summary>A message with the words, and whether they match as phrases.</summary>
    private protected sealed record Hit(long Number, bool Fits);

    /// <summary>A column of a table.</summary>
    private protected sealed record Column(IProperty Property)
    {
        private readonly IClrPropertyGetter getter = Property.GetGetter();
        private readonly ValueConverter? converter = Property.GetTypeMapping().Converter;

        /// <summary>The database value of a row.</summary>
        public object? ValueOf(object row) => getter.GetClrValue(row) is { } value
            ? converter is null ? value : converter.ConvertToProvider(value)
            : null;
    }
}
