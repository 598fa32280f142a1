using System.Globalization;
using BriefingBus.DeadLetters.Messages;
using BriefingBus.DeadLetters.Search;
using BriefingBus.DeadLetters.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.DeadLetters.Groups;

/// <summary>A filter as conditions of SQL on the table's rows (<c>m</c>). Only numbers are written into the SQL; texts are
/// parameters.</summary>
internal sealed record FilterConditions
{
    /// <summary>At most so many rows are looked up one by one where identities are given by their first digits.</summary>
    private const int MaxIds = 5000;

    /// <summary>The states.</summary>
    public required IReadOnlyList<MessageState> States { get; init; }

    /// <summary>The signatures; null where all are meant.</summary>
    public required IReadOnlyList<int>? Signatures { get; init; }

    /// <summary>Conditions that the counters cannot answer, such as words and times; empty where there are none.</summary>
    public required IReadOnlyList<string> Others { get; init; }

    /// <summary>The parameters that <see cref="Others"/> name by their place.</summary>
    public required IReadOnlyList<object> Parameters { get; init; }

    /// <summary>Whether the index of words is asked.</summary>
    public required bool HasWords { get; init; }

    /// <summary>Whether counters alone answer how many messages are meant.</summary>
    public bool AreCounted => Others.Count == 0;

    /// <summary>Whether no message can be meant.</summary>
    public bool IsNothing => Signatures is [] || States.Count == 0;

    /// <summary>The condition for all states, or for those given instead.</summary>
    public string Where(params IReadOnlyList<string> more)
    {
        string?[] parts =
        [
            $"m.\"State\" IN ({string.Join(',', States.Select(s => (int)s))})",
            Signatures is null ? null : $"m.\"Signature\" IN ({Numbers(Signatures)})",
            .. Others,
            .. more,
        ];
        return IsNothing ? "1 = 0" : string.Join(" AND ", parts.OfType<string>());
    }

    /// <summary>Turns a filter into conditions.</summary>
    public static async Task<FilterConditions> OfAsync(
        FailedMessageFilter filter, FailedMessageStore store, FailedMessageContext context, CancellationToken cancellationToken)
    {
        var all = await store.Signatures.AllAsync(context, cancellationToken);
        var matching = all.Where(filter.Matches).Select(s => s.Number).ToList();
        var (others, parameters) = (new List<string>(), new List<object>());
        if (filter.Ids.Count > 0)
            others.Add($"m.\"Number\" IN ({Numbers(await NumbersOfAsync(filter.Ids, context, cancellationToken))})");
        if (filter.From is { } from)
            others.Add(Invariant($"m.\"FailedAt\" >= {from.UtcTicks}"));
        if (filter.To is { } to)
            others.Add(Invariant($"m.\"FailedAt\" < {to.UtcTicks}"));
        if (filter.Group is { } key && FailureGroupings.HourOf(key) is { } hour)
            others.Add(Invariant(
                $"m.\"FailedAt\" >= {hour * TimeSpan.TicksPerHour} AND m.\"FailedAt\" < {(hour + 1) * TimeSpan.TicksPerHour}"));
        var isItemId = Guid.TryParse(filter.Item, out var item);
        if (isItemId)
        {
            others.Add($"m.\"ItemId\" = {{{parameters.Count}}}");
            parameters.Add(item.ToString());
        }
        var (text, subject) = (PhrasesOf(filter.Text), isItemId ? [] : PhrasesOf(filter.Item));
        if (text.Contains(null) || subject.Contains(null))
            matching = [];
        var hasWords = text.Count + subject.Count > 0 && matching.Count > 0;
        if (hasWords)
        {
            others.Add(context.WordsCondition.Replace("{0}", $"{{{parameters.Count}}}", StringComparison.Ordinal));
            parameters.Add(context.WordsQuery(new([.. text.OfType<WordPhrase>()], [.. subject.OfType<WordPhrase>()])));
        }
        return new()
        {
            States = filter.States,
            Signatures = matching.Count == all.Count && matching.Count > 0 ? null : matching,
            Others = others,
            Parameters = parameters,
            HasWords = hasWords,
        };
    }

    private static IReadOnlyList<WordPhrase?> PhrasesOf(string? text) => string.IsNullOrWhiteSpace(text) ? [] : [WordPhrase.Of(text)];

    private static async Task<IReadOnlyList<long>> NumbersOfAsync(IReadOnlyList<string> ids, FailedMessageContext context,
        CancellationToken cancellationToken)
    {
        var lower = ids.Select(id => id.ToLowerInvariant()).ToList();
        var whole = lower.Where(id => id.Length == 16).ToList();
        var numbers = await context.Messages.Where(m => whole.Contains(m.Id)).Select(m => m.Number).ToListAsync(cancellationToken);
        foreach (var beginning in lower.Where(id => id.Length < 16))
        {
            // 'g' follows the last hexadecimal digit.
            var end = beginning + "g";
            numbers.AddRange(await context.Messages.Where(m => m.Id.CompareTo(beginning) >= 0 && m.Id.CompareTo(end) < 0)
                .OrderBy(m => m.Id).Take(MaxIds).Select(m => m.Number).ToListAsync(cancellationToken));
        }
        return numbers.Count == 0 ? [-1] : numbers;
    }

    private static string Numbers<T>(IEnumerable<T> numbers)
        where T : IFormattable => string.Join(',', numbers.Select(n => n.ToString(null, CultureInfo.InvariantCulture)));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
