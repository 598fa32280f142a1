using BriefingBus.Composer.Rules;
using BriefingBus.Contracts;
using BriefingBus.Hosting.Configuration;

namespace BriefingBus.Composer.Selection;

/// <summary>Which items may come in, and to which section: the first in the edition's order that has the feed and lets the item in.</summary>
public sealed class Sifting
{
    private readonly CompositionInput input;
    private readonly RuleRun run;
    private readonly ILookup<string, Claim> claims;

    /// <summary>Prepares the rules of every feed.</summary>
    public Sifting(CompositionInput input, RuleRun run, IReadOnlySet<int> sectionsInUse)
    {
        this.input = input;
        this.run = run;
        claims = input.Edition.Sections
            .SelectMany((section, s) => section.Feeds.DistinctBy(f => f.Url).Select((feed, f) => new Claim(s, f, section, feed, run.RulesFor(input.Edition, section, feed))))
            .Where(c => sectionsInUse.Contains(c.Section))
            .ToLookup(c => c.Options.Url, StringComparer.Ordinal);
    }

    /// <summary>The oldest instant that an item may have by default: the edition's look-back, or its window where that is longer.</summary>
    public static DateTimeOffset Oldest(CompositionInput input)
    {
        var lookback = input.ScheduledAt - input.Edition.Lookback;
        return lookback < input.WindowFrom ? lookback : input.WindowFrom;
    }

    /// <summary>The item as a candidate of the section that takes it, or why none does.</summary>
    public (Candidate? Candidate, Verdict? Rejected) Sift(ItemCleaned item)
    {
        var mine = claims[item.FeedUrl].ToList();
        if (mine.Count == 0)
            return (null, null);

        var text = RuleText.Of(item);
        var published = ItemDate.Of(item);
        string? reason = null;
        foreach (var claim in mine)
        {
            var objection = Objection(item, text, published, claim.Rules);
            if (objection is null && Candidate(item, text, published, claim) is { } candidate)
                return (candidate, null);
            reason ??= objection ?? "it has no headline and no text";
        }
        return (null, new Verdict { Item = item, Outcome = Outcome.LeftOut, Reason = reason!, Section = mine[0].SectionOptions.Title });
    }

    private string? Objection(ItemCleaned item, RuleText text, DateTimeOffset published, RuleSet rules)
    {
        if (input.KnownBefore.Contains(item.ItemId) && !input.Briefed.Any(b => b.ItemId == item.ItemId))
            return "it was known before the last briefing";
        var oldest = rules.MaxAge is { } age ? input.ScheduledAt - age : Oldest(input);
        if (published < oldest)
            return rules.MaxAge is null ? "it is older than the look-back" : "it is older than maxAge";
        if (rules.Lang.Count > 0 && item.Language is { } language && !rules.Lang.Any(l => SameLanguage(l, language)))
            return $"its language is {language}";
        if (run.First(rules.Mute, text) is { } mute)
            return $"mute: {mute.Source}";
        if (rules.Only.Count > 0 && rules.Only.All(p => run.Matches(p, text) == false))
            return "it meets none of only";
        return null;
    }

    private Candidate? Candidate(ItemCleaned item, RuleText text, DateTimeOffset published, Claim claim)
    {
        var title = Headline.Of(item);
        var replaced = run.Replace(claim.Rules.Replace, title);
        if (title.Length == 0)
            return null;
        return new Candidate
        {
            Item = item,
            Section = claim.Section,
            Feed = claim.Feed,
            Rules = claim.Rules,
            Title = replaced.Length > 0 ? replaced : title,
            Summary = [.. item.Summary.Select(s => run.Replace(claim.Rules.Replace, s)).Where(s => s.Length > 0)],
            Published = published,
            Boosts = [.. claim.Rules.Boost.Where(p => run.Matches(p, text) == true).Select(p => p.Source)],
        };
    }

    // BCP 47 (RFC 4647 §3.3.1, basic filtering): en takes en-CA; en-CA does not take en-GB.
    private static bool SameLanguage(string range, string tag) =>
        tag.StartsWith(range, StringComparison.OrdinalIgnoreCase) && (tag.Length == range.Length || tag[range.Length] == '-');

    private sealed record Claim(int Section, int Feed, SectionOptions SectionOptions, FeedOptions Options, RuleSet Rules);
}
