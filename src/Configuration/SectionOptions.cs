using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BriefingBus.Configuration;

/// <summary>A section of an edition.</summary>
public sealed record SectionOptions : RuleOptions
{
    [Description("Title of the section.")]
    public required string Title { get; init; }

    [Description("Emoji before the title.")]
    public string? Emoji { get; init; }

    [Description("What the section holds: news or weather.")]
    public SectionKind Kind { get; init; } = SectionKind.News;

    [Description("The maximum number of stories, 1 to 50.")]
    [Range(1, 50)]
    public int? Items { get; init; }

    [Description("The section's feeds.")]
    [MinLength(1, ErrorMessage = "at least one feed")]
    public required IReadOnlyList<FeedOptions> Feeds { get; init; }

    public override IEnumerable<(string Key, string Problem)> Check()
    {
        foreach (var mistake in base.Check())
            yield return mistake;
        if (string.IsNullOrWhiteSpace(Title))
            yield return ("title", "found nothing, expected the section's title");
        if (Emoji is not null && !IsEmoji(Emoji))
            yield return ("emoji", $"found '{Emoji}', expected one emoji such as 🔬");
        foreach (var twice in Feeds.GroupBy(f => f.Url, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return ("feeds", $"'{twice.Key}' is {twice.Count()} times in this section");
    }

    // A keycap (#️⃣, 1️⃣) begins with an ordinary character and ends with U+20E3 (UTS #51, emoji_keycap_sequence).
    private static bool IsEmoji(string text) =>
        text.Length > 0
        && StringInfo.GetNextTextElementLength(text) == text.Length
        && Rune.TryGetRuneAt(text, 0, out var first)
        && (text.EndsWith('\u20E3')
            || !(Rune.IsLetterOrDigit(first) || Rune.IsWhiteSpace(first) || Rune.IsControl(first) || first.IsAscii));
}

/// <summary>The kinds of sections.</summary>
public enum SectionKind
{
    /// <summary>Stories.</summary>
    News,

    /// <summary>Warnings, conditions and forecast of one or more places.</summary>
    Weather,
}
