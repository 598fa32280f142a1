using BriefingBus.Configuration.Editing;

namespace BriefingBus.Web.OptionEditing;

/// <summary>Options that are pairs: a list of <c>find</c> and <c>with</c>, or names with a value each.</summary>
internal static class OptionPairs
{
    /// <summary>The pairs as a form shows them. The value of a name may be a secret, so it is shown only if it is a reference.</summary>
    public static IEnumerable<(string First, string Second)> Shown(OptionValue? now) => now switch
    {
        OptionList list => list.Items.OfType<OptionKeys>().Select(p => (p.TextOf("find"), p.TextOf("with"))),
        OptionKeys keys => keys.Pairs.Select(p => (p.Key, Shown(keys.TextOf(p.Key)))),
        _ => [],
    };

    /// <summary>The option that pairs make; null if there are none.</summary>
    /// <param name="form">The kind of input.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="now">The current option.</param>
    public static OptionValue? Of(OptionForm form, IReadOnlyList<(string First, string Second)> pairs, OptionValue? now) =>
        pairs.Count == 0 ? null
        : form == OptionForm.Names
            ? new OptionKeys([.. pairs.DistinctBy(p => p.First).Select(p => KeyValuePair.Create(p.First, ValueOf(p, now)))])
        : new OptionList([.. pairs.Select(p => PairOf(p.First, p.Second, now))]);

    /// <summary>The error of names and values, or null.</summary>
    public static string? ProblemOf(IReadOnlyList<(string First, string Second)> pairs, OptionValue? now) =>
        pairs.CountBy(p => p.First, StringComparer.OrdinalIgnoreCase).FirstOrDefault(n => n.Value > 1) is { Key: { } twice }
            ? $"'{twice}' is there twice"
        : pairs.FirstOrDefault(p => p.Second.Trim().Length == 0 && (now as OptionKeys)?[p.First] is null) is { First: { } empty }
            ? $"'{empty}' has no value"
        : null;

    private static string Shown(string value) => Secret.IsReference(value) ? value : "";

    // An empty field keeps the value that the form did not show.
    private static OptionValue ValueOf((string First, string Second) pair, OptionValue? now) =>
        pair.Second.Trim().Length == 0 && (now as OptionKeys)?[pair.First] is { } written ? written : new OptionText(pair.Second.Trim());

    // Keeps the pair as it is written, or omits empty parts.
    private static OptionValue PairOf(string find, string with, OptionValue? now) =>
        (now as OptionList)?.Items.OfType<OptionKeys>().FirstOrDefault(p => p.TextOf("find") == find && p.TextOf("with") == with)
        ?? new OptionKeys(with.Length > 0
            ? [new("find", new OptionText(find)), new("with", new OptionText(with))]
            : [new("find", new OptionText(find))]);
}
