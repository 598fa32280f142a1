using System.Globalization;
using BriefingBus.DeadLetters.Auditing;

namespace BriefingBus.Web.DeadLetters.Auditing;

/// <summary>Reads the audit for its page, once for all readers of some seconds.</summary>
internal sealed class AuditBook(DeadLetterStore store, DeadLetterOptions options, TimeProvider clock)
{
    private readonly KeptAnswers<AuditView> views = new(clock, most: 6, options.Patience);

    /// <summary>The commands of the last days, and the last entries of one of them.</summary>
    /// <param name="days">How many days back.</param>
    /// <param name="run">The command whose entries are wanted, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Answer<AuditView>> ReadAsync(int days, string? run, CancellationToken cancellationToken) =>
        views.AskAsync(string.Create(CultureInfo.InvariantCulture, $"{days} {run}"), () => ReadAsync(days, run), cancellationToken);

    /// <summary>Somebody has done something.</summary>
    public void Outdate() => views.Outdate();

    private async Task<AuditView> ReadAsync(int days, string? run)
    {
        var reading = new AuditReading(run);
        var letters = await store.OpenAsync(CancellationToken.None);
        await foreach (var entry in letters.AuditAsync(clock.GetUtcNow().AddDays(-days), follow: false, CancellationToken.None))
            reading.Add(entry);
        return reading.View;
    }
}

/// <summary>What the audit's page shows.</summary>
/// <param name="Runs">The commands, the last first.</param>
/// <param name="MoreRuns">Whether there were more than are kept.</param>
/// <param name="Entries">The entries of the command that was asked for, oldest first; the last of them where there are too many.</param>
/// <param name="EntriesInAll">How many entries it has.</param>
public sealed record AuditView(IReadOnlyList<AuditedRun> Runs, bool MoreRuns, IReadOnlyList<AuditEntry> Entries, int EntriesInAll);

/// <summary>A command as the audit tells it.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="By">Who gave it.</param>
/// <param name="BeganAt">When it began.</param>
/// <param name="What">What was asked for.</param>
/// <param name="EndedAt">When it ended; null where it was cut short, or goes on.</param>
/// <param name="Result">With what result, or null.</param>
public sealed record AuditedRun(string Id, string By, DateTimeOffset BeganAt, string What, DateTimeOffset? EndedAt, string? Result);
