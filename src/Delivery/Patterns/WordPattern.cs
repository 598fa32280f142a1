using System.Text.RegularExpressions;

namespace BriefingBus.Delivery.Patterns;

/// <summary>Replaces the placeholders of a text with a briefing's values: <c>{title} – {day}</c>.</summary>
/// <param name="words">The placeholders with their values.</param>
internal sealed partial class WordPattern(params (string Word, Func<BriefingComposed, string> Value)[] words)
{
    private readonly Dictionary<string, Func<BriefingComposed, string>> values =
        words.ToDictionary(w => w.Word, w => w.Value, StringComparer.Ordinal);

    /// <summary>The placeholders, for messages: <c>{title}, {day}</c>.</summary>
    public string Known { get; } = string.Join(", ", words.Select(w => $"{{{w.Word}}}"));

    /// <summary>The first unknown placeholder, or null.</summary>
    public string? Unknown(string pattern) =>
        InBraces().Matches(pattern).FirstOrDefault(m => !values.ContainsKey(m.Groups[1].Value))?.Value;

    /// <summary>The text of a briefing.</summary>
    public string Fill(string pattern, BriefingComposed briefing) =>
        InBraces().Replace(pattern, m => values[m.Groups[1].Value](briefing));

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InBraces();
}
