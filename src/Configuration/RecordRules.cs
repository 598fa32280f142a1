using System.Reflection;

namespace BriefingBus.Configuration;

/// <summary>Applies the rules of a record to the values that could be read: <see cref="ExactlyOneAttribute"/> and
/// <see cref="ICheckedOptions"/>. A value that could not be read has its mistake already; it must not cause a second one.</summary>
internal static class RecordRules
{
    /// <summary>The mistakes in a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="unknown">The keys whose value is missing or could not be read.</param>
    public static IEnumerable<(string Key, string Problem)> Problems(object record, IReadOnlySet<string> unknown)
    {
        if (ChoiceProblem(record, unknown) is { } choice)
            yield return ("", choice);
        if (record is not ICheckedOptions options)
            yield break;
        foreach (var (key, problem) in options.Check())
        {
            if (!unknown.Contains(Head(key)) && !OthersOf(record, key).Any(unknown.Contains))
                yield return (key, problem);
        }
    }

    private static string? ChoiceProblem(object record, IReadOnlySet<string> unknown)
    {
        if (record.GetType().GetCustomAttribute<ExactlyOneAttribute>() is not { } pair)
            return null;
        var (first, second) = (OptionRecord.KeyOf(pair.First), OptionRecord.KeyOf(pair.Second));
        var given = new[] { pair.First, pair.Second }.Count(name => record.GetType().GetProperty(name)!.GetValue(record) is not null);
        return unknown.Contains(first) || unknown.Contains(second) || given == 1 ? null
            : given == 0 ? $"expected either '{first}' or '{second}'"
            : $"found '{first}' and '{second}', expected only one of them";
    }

    // A check names a key of the record, or one of its list's values: days[2].
    private static string Head(string key) => key.IndexOfAny(['[', '.']) is var end and > 0 ? key[..end] : key;

    private static IEnumerable<string> OthersOf(object record, string key) =>
        OptionRecord.KeysOf(record.GetType()).TryGetValue(key, out var option)
        && option.GetCustomAttribute<CheckedWithAttribute>() is { } with
            ? with.Others.Select(OptionRecord.KeyOf)
            : [];
}
