using System.Text;
using BriefingBus.Composer.Rules;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Selection;

/// <summary>Which items may come in, and to which section: where several name one feed, the first of them that lets the item in.</summary>
public sealed class CandidateFilter
{
    private readonly CompositionInput input;
    private readonly RuleRun run;
    private readonly ILookup<string, Claim> claims;
    private readonly HashSet<Guid> briefed;

    /// <summary>Prepares the rules of every feed.</summary>
    public CandidateFilter(CompositionInput input, RuleRun run)
    {
        this.input = input;
        this.run = run;
        Dates = new ItemDates(input.Items);
        briefed = [.. input.Briefed.Select(b => b.ItemId)];
        claims = input.Edition.Sections
            .SelectMany((section, s) => section.Feeds.Select(feed => new Claim(s, feed.Url, section.Title, run.RulesFor(input.Edition, section, feed))))
            .DistinctBy(c => (c.Section, c.FeedUrl))
            .ToLookup(c => c.FeedUrl, StringComparer.Ordinal);
    }

    /// <summary>When the items count as published.</summary>
    public ItemDates Dates { get; }

    /// <summary>The oldest instant that an item may have where no rule says otherwise: the edition's look-back, or its window where that is longer.</summary>
    public static DateTimeOffset Oldest(CompositionInput input)
    {
        var lookback = input.ScheduledAt - input.Edition.Lookback;
        return lookback < input.WindowFrom ? lookback : input.WindowFrom;
    }

    /// <summary>The item as a candidate of the section that takes it; null where none does, and then it gets its decision.</summary>
    public Candidate? Sift(ItemCleaned item, ICollection<SelectionDecision> decisions)
    {
        var text = RuleText.Of(item);
        var published = Dates.Of(item);
        SelectionDecision? rejected = null;
        foreach (var claim in claims[item.FeedUrl])
        {
            var objection = Objection(item, text, published, claim.Rules);
            if (objection is null)
                return Candidate(item, text, published, claim);
            rejected ??= new SelectionDecision { Item = item, Outcome = Outcome.LeftOut, Reason = objection, Section = claim.Title };
        }
        if (rejected is not null)
            decisions.Add(rejected);
        return null;
    }

    private string? Objection(ItemCleaned item, RuleText text, DateTimeOffset published, RuleSet rules)
    {
        // What was told and has changed is judged by what it says, not by its age.
        var isVersion = briefed.Contains(item.ItemId);
        if (input.KnownBefore.Contains(item.ItemId) && published < input.WindowFrom && !isVersion)
            return "it was known to the last briefing, which did not tell it";
        if (item.Advertisement)
            return "its publisher marks it as an advertisement";
        if (rules.MaxAge is { } age && published < input.ScheduledAt - age)
            return "it is older than maxAge";
        // What comes after the feed's first poll is new, whatever date its publisher gives it.
        if (rules.MaxAge is null && item.FirstPoll && published < Oldest(input) && !isVersion)
            return "it is older than the briefing looks back";
        if (rules.Lang.Count > 0 && item.Language is { } language && !rules.Lang.Any(l => Takes(l, language)))
            return $"its language is {language}";
        if (run.First(rules.Mute, text) is { } mute)
            return $"mute: {mute.Source}";
        if (rules.Only.Count > 0 && rules.Only.All(p => run.Matches(p, text) == false))
            return "it meets none of only";
        return Headline.Of(item).Length == 0 ? "it has neither headline nor text" : null;
    }

    private Candidate Candidate(ItemCleaned item, RuleText text, DateTimeOffset published, Claim claim)
    {
        var title = Headline.Of(item);
        var replaced = run.Replace(claim.Rules.Replace, title);
        return new Candidate
        {
            Item = item,
            Section = claim.Section,
            Rules = claim.Rules,
            Title = replaced.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? replaced : title,
            Summary = [.. item.Summary.Where(s => s.Trim() != title).Select(s => run.Replace(claim.Rules.Replace, s)).Where(s => s.Length > 0)],
            Published = published,
            Boosts = [.. claim.Rules.Boost.Where(p => run.Matches(p, text) == true).Select(p => p.Source)],
        };
    }

    // Basic filtering of RFC 4647 §3.3.1: en takes en-CA; en-CA does not take en-GB.
    private static bool Takes(string range, string tag) =>
        tag.StartsWith(range, StringComparison.OrdinalIgnoreCase) && (tag.Length == range.Length || tag[range.Length] == '-');

    private sealed record Claim(int Section, string FeedUrl, string Title, RuleSet Rules);
}
