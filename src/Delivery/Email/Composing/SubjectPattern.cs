using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BriefingBus.Contracts;
using BriefingBus.Rendering;

namespace BriefingBus.Delivery.Email.Composing;

/// <summary>A subject with words in braces that each briefing fills in: <c>{title} – {day}</c>.</summary>
internal static partial class SubjectPattern
{
    private static readonly FrozenDictionary<string, Func<BriefingComposed, BriefingClock, string>> Words =
        new Dictionary<string, Func<BriefingComposed, BriefingClock, string>>
        {
            ["title"] = (briefing, _) => briefing.Title,
            ["edition"] = (briefing, _) => briefing.Edition,
            ["day"] = (_, clock) => clock.Day,
            ["date"] = (_, clock) => clock.Date[..10],
            ["time"] = (_, clock) => clock.Date[11..16],
            ["stories"] = (briefing, _) => Wording.Totals(briefing)[0],
            ["lead"] = (briefing, _) => Printable.Headline(briefing.Top.Concat(briefing.Sections.SelectMany(s => s.Stories)).FirstOrDefault()?.Title),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words that can stand in braces, for messages: <c>{title}, {day}</c>.</summary>
    public static string Known { get; } = string.Join(", ", Words.Keys.Order(StringComparer.Ordinal).Select(w => $"{{{w}}}"));

    /// <summary>The first thing in braces that is none of the words, or null.</summary>
    public static string? Unknown(string pattern) =>
        InBraces().Matches(pattern).FirstOrDefault(m => !Words.ContainsKey(m.Groups[1].Value))?.Value;

    /// <summary>The subject of a briefing.</summary>
    public static string Fill(string pattern, BriefingComposed briefing)
    {
        var clock = BriefingClock.Of(briefing);
        return InBraces().Replace(pattern, m => Words[m.Groups[1].Value](briefing, clock));
    }

    [GeneratedRegex(@"\{([^{}]*)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InBraces();
}
