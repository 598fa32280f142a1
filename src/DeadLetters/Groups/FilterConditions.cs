using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Search;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>A filter as conditions on the table's rows.</summary>
internal sealed record FilterConditions
{
    /// <summary>The states.</summary>
    public required IReadOnlyList<MessageState> States { get; init; }

    /// <summary>The signatures; null for all.</summary>
    public required IReadOnlyList<int>? Signatures { get; init; }

    /// <summary>The earliest failure, or null.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of the time range, exclusive, or null.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The item's identity, or null.</summary>
    public string? ItemId { get; init; }

    /// <summary>The messages' numbers, or null.</summary>
    public IReadOnlyList<long>? Numbers { get; init; }

    /// <summary>The phrases to look up in the index of words; empty for none.</summary>
    public IReadOnlyList<WordPhrase> Phrases { get; init; } = [];

    /// <summary>Whether the counters are sufficient to count the messages.</summary>
    public bool AreCounted => From is null && To is null && AreOrdered;

    /// <summary>Whether an index orders the messages by failure.</summary>
    public bool AreOrdered => ItemId is null && Numbers is null && Phrases.Count == 0;

    /// <summary>Whether no message can match.</summary>
    public bool IsNothing => Signatures is [] || States.Count == 0;

    /// <summary>The matching rows. A word search has to be resolved first.</summary>
    public IQueryable<StoredMessage> Of(FailedMessageContext context)
    {
        var rows = context.Messages.Where(m => EF.Constant(States).Contains(m.State));
        if (Signatures is { } signatures)
            rows = rows.Where(m => EF.Parameter(signatures).Contains(m.Signature));
        if (From is { } from)
            rows = rows.Where(m => m.FailedAt >= from);
        if (To is { } to)
            rows = rows.Where(m => m.FailedAt < to);
        if (ItemId is { } item)
            rows = rows.Where(m => m.ItemId == item);
        return Numbers is { } numbers ? rows.Where(m => EF.Parameter(numbers).Contains(m.Number)) : rows;
    }

    /// <summary>The conditions, with the word search resolved to messages.</summary>
    /// <param name="context">The context.</param>
    /// <param name="max">The approximate number of messages with the words to examine, the last first; null for all.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The conditions, and whether there are more messages.</returns>
    public async Task<(FilterConditions Found, bool IsMore)> FindAsync(FailedMessageContext context, int? max,
        CancellationToken cancellationToken)
    {
        if (Phrases.Count == 0)
            return (this, false);
        var hits = await context.FindAsync(Phrases, after: null, down: true, max ?? int.MaxValue, cancellationToken);
        var numbers = Numbers is null ? hits.Numbers : [.. hits.Numbers.Intersect(Numbers)];
        return (this with { Phrases = [], Numbers = numbers }, hits.Next is not null);
    }

    /// <summary>Converts a filter to conditions.</summary>
    public static async Task<FilterConditions> OfAsync(
        FailedMessageFilter filter, FailedMessageStore store, FailedMessageContext context, CancellationToken cancellationToken)
    {
        var all = await store.Signatures.AllAsync(context, cancellationToken);
        var hour = filter.Group is { } key ? FailureGroupings.HourOf(key) : null;
        var group = filter.Group is { } name && hour is null ? FailureGroupings.Find(name, all) : null;
        var matching = all.Where(filter.Matches).Where(s => filter.Group is null || hour is not null
            || (group is { } own && FailureGroupings.NameOf(s, own.Grouping) == own.Name)).Select(s => s.Number).ToList();
        var isItemId = Guid.TryParse(filter.Item, out var item);
        WordPhrase?[] phrases =
        [
            .. filter.Text is null ? [] : new[] { WordPhrase.Of(filter.Text, WordPhrase.TextMark) },
            .. isItemId || filter.Item is null ? [] : new[] { WordPhrase.Of(filter.Item, WordPhrase.SubjectMark) },
        ];
        // A text without a word matches nothing.
        if (phrases.Contains(null))
            matching = [];
        var (from, to) = (FailureGroupings.BeginOf(hour), FailureGroupings.BeginOf(hour + 1));
        return new()
        {
            States = filter.States,
            Signatures = matching.Count == all.Count && matching.Count > 0 ? null : matching,
            From = from > filter.From || filter.From is null ? from : filter.From,
            To = to < filter.To || filter.To is null ? to : filter.To,
            ItemId = isItemId ? item.ToString() : null,
            Numbers = filter.Ids.Count > 0 ? await NumbersOfAsync(filter.Ids, context, cancellationToken) : null,
            Phrases = [.. phrases.OfType<WordPhrase>()],
        };
    }

    private static async Task<IReadOnlyList<long>> NumbersOfAsync(IReadOnlyList<string> ids, FailedMessageContext context,
        CancellationToken cancellationToken)
    {
        var lower = ids.Select(id => id.ToLowerInvariant()).ToList();
        var whole = lower.Where(id => id.Length == 16).ToList();
        var numbers = await context.Messages.Where(m => whole.Contains(m.Id)).Select(m => m.Number).ToListAsync(cancellationToken);
        foreach (var beginning in lower.Where(id => id.Length < 16))
            numbers.AddRange(await FailedMessageStore.WithId(context.Messages, beginning).Select(m => m.Number)
                .ToListAsync(cancellationToken));
        return numbers;
    }
}
