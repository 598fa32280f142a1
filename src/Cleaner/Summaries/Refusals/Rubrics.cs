using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Summaries.Refusals;

/// <summary>What the headlines of a feed begin with: the publisher's name or a section before a colon or a bar on every headline, or a
/// label in brackets on many.</summary>
internal sealed partial class Rubrics
{
    /// <summary>Marks the text that every headline begins with.</summary>
    private const string Rubric = "≡ ";

    /// <summary>Marks a label in brackets that many headlines begin with.</summary>
    private const string InBrackets = "⟦ ";

    /// <summary>The minimum number of headlines: fewer may begin alike by chance.</summary>
    private const int MinHeadlines = 5;

    /// <summary>The minimum number of headlines with a label in brackets.</summary>
    private const int MinLabelled = 3;

    /// <summary>The maximum length of a name before a headline's colon, in characters.</summary>
    private const int MaxRubric = 40;

    private readonly string? rubric;
    private readonly HashSet<string> labels;

    /// <summary>The rubrics among the repeated text of a feed, as <see cref="Of"/> gives them.</summary>
    public Rubrics(IReadOnlyList<string> repeated)
    {
        rubric = repeated.FirstOrDefault(text => text.StartsWith(Rubric, StringComparison.Ordinal))?[Rubric.Length..];
        labels =
        [
            .. repeated.Where(text => text.StartsWith(InBrackets, StringComparison.Ordinal)).Select(text => text[InBrackets.Length..]),
        ];
    }

    /// <summary>What the headlines begin with, marked for <see cref="RepeatedText"/>.</summary>
    public static List<string> Of(List<string> titles)
    {
        var labelled = titles.Select(title => Labels.Match(title)).Where(match => match.Success)
            .Select(match => match.Groups["label"].Captures.Select(label => label.Value).Distinct().ToList()).ToList();
        // Labels that differ say something about each entry: [Yellow], [Orange].
        var found = labelled.SelectMany(label => label).GroupBy(label => label)
            .Where(label => label.Count() >= MinLabelled && 3 * label.Count() >= titles.Count && 4 * label.Count() >= 3 * labelled.Count
                && !WarningLevels.IsIn(label.Key))
            .Select(label => InBrackets + label.Key);
        return CommonOf(titles) is { } common ? [Rubric + common, .. found] : [.. found];
    }

    /// <summary>The headline without what every headline of the feed begins with (<c>Valley: …</c>) and the labels in brackets that many
    /// have (<c>[Valley View] …</c>). A name before a colon that the feed's name lacks may be the subject of all of them (<c>Marrow: Mayor
    /// resigns</c>) and stays.</summary>
    /// <param name="headline">The headline.</param>
    /// <param name="feedName">The name of the feed.</param>
    public string Without(string headline, string feedName)
    {
        if (rubric is not null && headline.Length > rubric.Length && headline.StartsWith(rubric, StringComparison.Ordinal)
            && (rubric[^2] == '|' || IsPartOf(feedName, rubric[..^2].TrimEnd())))
            headline = headline[rubric.Length..].TrimStart();
        return labels.Count > 0 && Labels.Match(headline) is { Success: true } match && match.Length < headline.Length
            ? string.Concat(match.Groups["label"].Captures.Select(label => label.Value).Where(label => !labels.Contains(label))
                .Select(label => label + " ")) + headline[match.Length..]
            : headline;
    }

    /// <summary>What every headline begins with, up to a colon or a bar; null if one does not, or if there are few.</summary>
    private static string? CommonOf(List<string> titles)
    {
        if (titles.Count < MinHeadlines || titles[0].AsSpan().IndexOfAny(':', '|') is not (> 0 and <= MaxRubric and var end)
            || end + 2 >= titles[0].Length || titles[0][end + 1] != ' ')
            return null;
        var first = titles[0][..(end + 2)];
        return titles.TrueForAll(title => title.Length > first.Length && title.StartsWith(first, StringComparison.Ordinal)) ? first : null;
    }

    private static bool IsPartOf(string feedName, string words) =>
        feedName.IndexOf(words, StringComparison.OrdinalIgnoreCase) is >= 0 and var at
        && (at == 0 || !char.IsLetterOrDigit(feedName[at - 1]))
        && (at + words.Length == feedName.Length || !char.IsLetterOrDigit(feedName[at + words.Length]));

    [GeneratedRegex(@"^(?:(?<label>\[[^\[\]]{1,30}\]|【[^【】]{1,30}】|［[^［］]{1,30}］) ?)+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Labels { get; }
}
