using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Finding;
using BriefingBus.DeadLetters.Letters;

namespace BriefingBus.Web.DeadLetters.Looking;

/// <summary>Looks over the dead letters. A look has all of them in hand for seconds where there are many, so that readers share one: filters
/// are applied to what it has seen; only a search for text has to look for itself.</summary>
internal sealed class LookBook
{
    /// <summary>So many letters are kept of a look over everything (100,000 take about 60 MB); where there are more, each filter looks for itself.</summary>
    public const int MostInAll = 150_000;

    /// <summary>So many letters are kept of a look with a filter.</summary>
    public const int MostOfAFilter = 5_000;

    private static readonly DeadLetterFilter Everything = new() { Parked = null };

    private readonly DeadLetterStore store;
    private readonly KeptAnswers<Look> all;
    private readonly KeptAnswers<Look> filtered;
    private readonly KeptAnswers<ShownLetter> shown;
    private Look? last;

    public LookBook(DeadLetterStore store, DeadLetterOptions options, TimeProvider clock)
    {
        this.store = store;
        all = new(clock, most: 1, options.Patience);
        filtered = new(clock, most: 6, options.Patience);
        shown = new(clock, most: 8, options.Patience);
    }

    /// <summary>Everything, parked letters too.</summary>
    public Task<Answer<Look>> AllAsync(CancellationToken cancellationToken) => all.AskAsync("", LookAtAllAsync, cancellationToken);

    /// <summary>What waits for a decision, as of a look over everything; null where there is none yet.</summary>
    public async Task<Look?> WaitingAsync(Answer<Look> everything, CancellationToken cancellationToken) => everything.Value switch
    {
        null => null,
        { IsComplete: true } all => LookCount.Among(all.Rows, new()),
        _ => (await FindAsync(new(), cancellationToken)).Value,
    };

    /// <summary>What a filter means.</summary>
    public async Task<Answer<Look>> FindAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Text is null)
        {
            var everything = await AllAsync(cancellationToken);
            if (everything.Value is not { IsComplete: false })
                return new(everything.Value is { } seen ? LookCount.Among(seen.Rows, filter) : null, everything.At, everything.IsComing, everything.Trouble);
        }
        return await filtered.AskAsync($"{filter} {filter.Parked}", () => LookAsync(filter, MostOfAFilter), cancellationToken);
    }

    /// <summary>One letter, by its whole identity.</summary>
    public Task<Answer<ShownLetter>> ShowAsync(string id, CancellationToken cancellationToken) => shown.AskAsync(
        id, async () => new(await (await store.DeskAsync("nobody", done: null, CancellationToken.None)).ShowAsync(id)), cancellationToken);

    /// <summary>Somebody has changed something.</summary>
    public void Outdate()
    {
        all.Outdate();
        filtered.Outdate();
        shown.Outdate();
    }

    private async Task<Look> LookAtAllAsync()
    {
        var look = await LookAsync(Everything, MostInAll, last);
        var held = look.Queues.Select(q => q.Name).ToHashSet(StringComparer.Ordinal);
        var queues = await (await store.OpenAsync(CancellationToken.None)).QueuesAsync(CancellationToken.None);
        return last = look with { Rows = look.IsComplete ? look.Rows : [], EmptyQueues = [.. queues.Select(q => q.Name).Where(q => !held.Contains(q)).Order(StringComparer.Ordinal)] };
    }

    private async Task<Look> LookAsync(DeadLetterFilter filter, int most, Look? before = null)
    {
        var count = new LookCount(filter, most, before);
        await (await store.OpenAsync(CancellationToken.None)).VisitAsync(null, message =>
        {
            count.Add(DeadLetterReader.Read(message), message);
            return new(AfterVisit.Leave);
        }, atOnce: 1, CancellationToken.None);
        return count.Result;
    }
}

/// <summary>What looking for one letter came to.</summary>
/// <param name="Detail">The letter; null where there is none of that identity (any more).</param>
internal sealed record ShownLetter(DeadLetterDetail? Detail);
