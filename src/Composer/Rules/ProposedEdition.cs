using System.Globalization;
using BriefingBus.Configuration;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Rules;

/// <summary>An edition with one more rule.</summary>
public static class ProposedEdition
{
    /// <summary>The edition with the rule; unchanged if the rule's key or weight is invalid.</summary>
    public static EditionOptions Of(EditionOptions edition, ProposedRule rule)
    {
        if (rule is { Section: null, FeedUrl: null })
            return rule.Key == "follow" ? edition with { Follow = [.. edition.Follow, rule.Value] } : (EditionOptions)With(edition, rule);
        return edition with { Sections = [.. edition.Sections.Select(section => Of(section, rule))] };
    }

    /// <summary>Why the rule cannot be tried, or null.</summary>
    public static string? ProblemOf(ProposedRule rule) => rule.Key switch
    {
        "follow" when rule is { Section: null, FeedUrl: null } => null,
        "mute" or "boost" => null,
        "weight" when WeightOf(rule) is not null => null,
        _ => $"The rule {rule.Key}: {rule.Value} cannot be tried here.",
    };

    private static SectionOptions Of(SectionOptions section, ProposedRule rule)
    {
        if (rule.Section is { } title && title != section.Title)
            return section;
        return rule.FeedUrl is { } url
            ? section with { Feeds = [.. section.Feeds.Select(feed => feed.Url == url ? (FeedOptions)With(feed, rule) : feed)] }
            : (SectionOptions)With(section, rule);
    }

    private static RuleOptions With(RuleOptions options, ProposedRule rule) => rule.Key switch
    {
        "mute" => options with { Mute = [.. options.Mute, rule.Value] },
        "boost" => options with { Boost = [.. options.Boost, rule.Value] },
        "weight" => options with { Weight = WeightOf(rule) ?? options.Weight },
        _ => options,
    };

    private static double? WeightOf(ProposedRule rule) =>
        double.TryParse(rule.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight)
        && weight is >= 0 and <= RuleOptions.MaxWeight
            ? weight
            : null;
}
