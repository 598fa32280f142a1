using System.Runtime.CompilerServices;
using System.Text.Json;
using BriefingBus.DeadLetters.Auditing;
using BriefingBus.DeadLetters.Letters;
using BriefingBus.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Sqlite;

/// <summary>Dead letters of an installation in one process, whose queues die with it: in a SQLite file of its data folder, which other processes
/// may open as well. What goes back to a queue waits in the file, too, until the process takes it up and its consumer is done with it.</summary>
public sealed partial class SqliteDeadLetters : IDeadLetters
{
    private const int AtATime = 100;

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly DbContextOptions<DeadLetterContext> options;

    /// <summary>Writers of one process wait for each other here: SQLite would have them try again and again.</summary>
    private readonly SemaphoreSlim writing = new(1);

    /// <summary>Names the file; <see cref="PrepareAsync"/> makes it.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="clock">The clock.</param>
    public SqliteDeadLetters(string folder, TimeProvider clock)
    {
        (this.folder, this.clock) = (folder, clock);
        options = new DbContextOptionsBuilder<DeadLetterContext>()
            .UseSqlite(new SqliteConnectionStringBuilder { DataSource = FileIn(folder), DefaultTimeout = 30 }.ToString())
            .Options;
    }

    /// <summary>The file in a data folder.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "dead-letters.db");

    /// <summary>Opens the file, and makes it where it is not there.</summary>
    /// <exception cref="SqliteException">The file cannot be opened.</exception>
    public static async Task<SqliteDeadLetters> OpenAsync(string folder, TimeProvider clock, CancellationToken cancellationToken)
    {
        var letters = new SqliteDeadLetters(folder, clock);
        await letters.PrepareAsync(cancellationToken);
        return letters;
    }

    /// <summary>Makes the file, or brings it to the newest form.</summary>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        await using var context = Context();
        if ((await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            await context.Database.MigrateAsync(cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<DeadLetterQueue>> QueuesAsync(CancellationToken cancellationToken)
    {
        await using var context = Context();
        var counts = await context.Letters.GroupBy(l => l.Queue).Select(g => new { Queue = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Queue, g => g.Count, cancellationToken);
        var known = await context.Queues.Select(q => q.Name).ToListAsync(cancellationToken);
        return [.. known.SelectMany(DeadQueuesOf).Concat(counts.Keys.Where(IsOfDeadLetters)).Append(DeadLetterQueue.Parked)
            .Distinct().Order(StringComparer.Ordinal).Select(name => new DeadLetterQueue(name, counts.GetValueOrDefault(name)))];
    }

    /// <inheritdoc />
    public async Task VisitAsync(string? queue, Func<DeadLetterMessage, ValueTask<AfterVisit>> visit, int atOnce, CancellationToken cancellationToken)
    {
        using var turn = await LookFile.TakeAsync(Path.Combine(folder, "dead-letters.look"), clock, cancellationToken);
        await using var context = Context();
        var last = await context.Letters.MaxAsync(l => (long?)l.Number, cancellationToken) ?? 0;
        IReadOnlyList<string> queues = queue is not null ? [queue]
            : [.. (await context.Letters.Select(l => l.Queue).Distinct().ToListAsync(cancellationToken)).Where(IsOfDeadLetters).Order(StringComparer.Ordinal)];
        var enough = false;
        foreach (var name in queues)
            await Parallel.ForEachAsync(
                ReadAsync(name, last, () => !enough, cancellationToken),
                new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken },
                async (letter, _) =>
                {
                    if (enough)
                        return;
                    var after = await visit(MessageOf(letter));
                    if (after == AfterVisit.Remove)
                        await WriteAsync(c => c.Letters.Where(l => l.Number == letter.Number).ExecuteDeleteAsync());
                    enough |= after == AfterVisit.LeaveAndStop;
                });
    }

    /// <inheritdoc />
    public async Task PutAsync(string queue, DeadLetterMessage message, CancellationToken cancellationToken)
    {
        if (!IsOfDeadLetters(queue) && !await IsKnownAsync(queue, cancellationToken))
            throw new NoSuchQueueException(queue);
        await WriteAsync(context =>
        {
            context.Letters.Add(StoredOf(queue, message));
            return context.SaveChangesAsync(cancellationToken);
        });
    }

    /// <inheritdoc />
    public Task RecordAsync(AuditEntry entry, CancellationToken cancellationToken) => WriteAsync(context =>
    {
        context.Audit.Add(StoredOf(entry));
        return context.SaveChangesAsync(cancellationToken);
    });

    /// <inheritdoc />
    public async IAsyncEnumerable<AuditEntry> AuditAsync(DateTimeOffset? since, bool follow, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        long last = 0;
        while (true)
        {
            await using var context = Context();
            var lines = await context.Audit.AsNoTracking().Where(e => e.Number > last && (since == null || e.At >= since))
                .OrderBy(e => e.Number).Take(AtATime).ToListAsync(cancellationToken);
            foreach (var line in lines)
                yield return JsonSerializer.Deserialize<AuditEntry>(line.Entry, AuditEntries.Json)!;
            if (lines.Count > 0)
                last = lines[^1].Number;
            else if (follow)
                await Task.Delay(Step, clock, cancellationToken);
            else
                yield break;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        writing.Dispose();
        return ValueTask.CompletedTask;
    }

    private static IEnumerable<string> DeadQueuesOf(string queue) => [queue + DeadLetterQueue.ErrorSuffix, queue + DeadLetterQueue.SkippedSuffix];

    private static bool IsOfDeadLetters(string queue) => queue == DeadLetterQueue.Parked || DeadLetterQueue.SourceOf(queue) != queue;

    private static StoredAuditEntry StoredOf(AuditEntry entry) => new() { At = entry.At, Entry = JsonSerializer.Serialize(entry, AuditEntries.Json) };

    private static StoredLetter StoredOf(string queue, DeadLetterMessage message) => new()
    {
        Queue = queue,
        MessageId = message.MessageId,
        ContentType = message.ContentType,
        Headers = JsonSerializer.Serialize(message.Headers),
        Body = message.Body.ToArray(),
        ReplayId = message.Header(LetterHeaders.ReplayId),
    };

    private static DeadLetterMessage MessageOf(StoredLetter letter)
    {
        using var headers = JsonText.Parse(letter.Headers);
        return new()
        {
            Queue = letter.Queue,
            MessageId = letter.MessageId,
            ContentType = letter.ContentType,
            Headers = HeaderValue.TableFromJson(headers.RootElement),
            Body = letter.Body,
        };
    }

    /// <summary>The letters of a queue up to a number, some at a time: whoever holds a database open for long keeps it from being tidied up.</summary>
    private async IAsyncEnumerable<StoredLetter> ReadAsync(string queue, long last, Func<bool> more, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (long from = 0; ;)
        {
            await using var context = Context();
            var letters = await context.Letters.AsNoTracking().Where(l => l.Queue == queue && l.Number > from && l.Number <= last)
                .OrderBy(l => l.Number).Take(AtATime).ToListAsync(cancellationToken);
            if (letters.Count == 0)
                yield break;
            foreach (var letter in letters)
                if (more())
                    yield return letter;
                else
                    yield break;
            from = letters[^1].Number;
        }
    }

    private DeadLetterContext Context() => new(options);

    private async Task WriteAsync(Func<DeadLetterContext, Task> write)
    {
        await writing.WaitAsync(CancellationToken.None);
        try
        {
            await using var context = Context();
            await write(context);
        }
        finally
        {
            writing.Release();
        }
    }
}
