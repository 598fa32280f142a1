using System.Text.RegularExpressions;
using BriefingBus.Contracts;
using Shouldly;

namespace BriefingBus.EndToEnd.Tests.Briefings;

/// <summary>What holds for every briefing, whatever it was composed from.</summary>
internal static partial class ShouldBeFitToRead
{
    // Words of a feed that is about markup may look like markup; these are the elements that feeds leave behind.
    [GeneratedRegex(
        "</?(?<name>p|br|div|span|a|img|em|strong|b|i|ul|ol|li|h[1-6]|table|tr|td|script|style|iframe|figure|blockquote|pre|code)"
            + @"(\s[^<>]*)?/?>",
        RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    [GeneratedRegex(
        "&(amp;)*(nbsp|amp|lt|gt|quot|apos|deg|rsquo|lsquo|ldquo|rdquo|hellip|mdash|ndash|#x?[0-9a-f]+);",
        RegexOptions.IgnoreCase)]
    private static partial Regex Entity();

    [GeneratedRegex("â€[™œ\u009D“”˜¦]|Ã[©¨ªàâ®´»§¶¼¤±]|Â[\u00A0°·»«]|ðŸ")]
    private static partial Regex Mojibake();

    [GeneratedRegex("[Tt]he post .{1,300} appeared first on ")]
    private static partial Regex Syndication();

    /// <summary>Asserts all that holds for every briefing.</summary>
    /// <param name="briefing">The briefing.</param>
    /// <param name="text">The briefing as text.</param>
    /// <param name="sources">The feeds it was composed from, by address: where their articles name a tag, the briefing may quote
    /// it.</param>
    public static void Check(BriefingComposed briefing, string text, IReadOnlyDictionary<string, SourceText> sources)
    {
        foreach (var story in Stories(briefing))
        {
            IEnumerable<string> named = sources.TryGetValue(story.Source.FeedUrl, out var source) ? source.NamedTags : [];
            foreach (var shown in story.Summary.Append(story.Title).Append(story.Source.Name))
                Tag().Matches(shown).Select(t => t.Groups["name"].Value.ToLowerInvariant()).Except(named)
                    .ShouldBeEmpty($"a tag in: {shown}");
        }
        foreach (var shown in Shown(briefing))
        {
            Entity().IsMatch(shown).ShouldBeFalse($"an entity in: {shown}");
            Mojibake().IsMatch(shown).ShouldBeFalse($"mojibake in: {shown}");
            Syndication().IsMatch(shown).ShouldBeFalse($"boilerplate in: {shown}");
            shown.ShouldBe(shown.Trim());
        }
        Entity().IsMatch(text).ShouldBeFalse(Entity().Match(text).Value);
        Mojibake().IsMatch(text).ShouldBeFalse(Mojibake().Match(text).Value);

        var stories = Stories(briefing).ToList();
        stories.Select(s => s.StoryId).ShouldBeUnique();
        // A feed may give two articles one headline; then their links tell them apart.
        stories.Select(s => $"{s.Title.ToUpperInvariant()} {s.Source.Name} {s.Source.Link}").ShouldBeUnique();
        stories.SelectMany(s => s.AlsoReportedBy.Append(s.Source)).Select(s => s.ItemId).ShouldBeUnique();
        foreach (var story in stories)
            (story.Source.Link ?? "").ShouldMatch("^https?://", $"no link: {story.Title}");
        foreach (var section in briefing.Sections.Where(s => s.Stories.Count == 0 && s.Weather.Count == 0))
            section.Notes.ShouldNotBeEmpty($"{section.Title} is empty and does not say why");
    }

    /// <summary>Every story: the top ones, then the sections'.</summary>
    public static IEnumerable<BriefingStory> Stories(BriefingComposed briefing) =>
        [.. briefing.Top, .. briefing.Sections.SelectMany(s => s.Stories)];

    private static IEnumerable<string> Shown(BriefingComposed briefing) =>
    [
        .. Stories(briefing).SelectMany(s => s.Summary.Append(s.Title).Append(s.Source.Name)),
        .. briefing.Sections.SelectMany(s => s.Notes),
        .. briefing.Trouble.Select(t => t.Reason),
        .. briefing.Sections.SelectMany(s => s.Weather).SelectMany(w => w.Now.Concat(w.Forecast).Select(l => l.Text)),
    ];
}
