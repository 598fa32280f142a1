using BriefingBus.Composer.Rules;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Composer.Stories.Words;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Selection;

/// <summary>Finds the section of each item: the first that has its feed and whose rules admit it.</summary>
public sealed class CandidateFilter
{
    private readonly CompositionInput input;
    private readonly RuleRun run;
    private readonly Vocabulary vocabulary;
    private readonly ILookup<string, SectionFeed> sectionFeeds;
    private readonly HashSet<Guid> briefed;

    /// <summary>Prepares the rules of every feed.</summary>
    public CandidateFilter(CompositionInput input, SketchedItems items, RuleRun run)
    {
        vocabulary = items.Vocabulary;
        this.input = input;
        this.run = run;
        Dates = new ItemDates(input.Items);
        briefed = [.. input.Briefed.Select(b => b.ItemId)];
        sectionFeeds = input.Edition.Sections
            .SelectMany((section, s) =>
                section.Feeds.Select(feed => new SectionFeed(s, feed.Url, section.Title, run.RulesFor(input.Edition, section, feed))))
            .DistinctBy(c => (c.Section, c.FeedUrl))
            .ToLookup(c => c.FeedUrl, StringComparer.Ordinal);
    }

    /// <summary>When the items count as published.</summary>
    public ItemDates Dates { get; }

    /// <summary>The earliest date of an item unless a rule sets another: the start of the edition's look-back or of its window, whichever
    /// is earlier.</summary>
    public static DateTimeOffset Oldest(CompositionInput input)
    {
        var lookback = input.ScheduledAt - input.Edition.Lookback;
        return lookback < input.WindowFrom ? lookback : input.WindowFrom;
    }

    /// <summary>Whether a rule may match the item, so that its text has to be read. A rule cannot match an item that lacks its
    /// terms.</summary>
    public bool NeedsText(ItemCleaned item, ItemSketch sketch) =>
        sectionFeeds[item.FeedUrl].Any(claim => claim.Patterns.Exists(p => p.Terms is null || p.Terms.TrueForAll(t => Has(sketch, t))));

    /// <summary>Makes the item a candidate of its section. Returns null if no section admits it, and records the decision.</summary>
    /// <param name="item">The item.</param>
    /// <param name="sketch">Its sketch.</param>
    /// <param name="text">The text that rules search; null if no rule can match.</param>
    /// <param name="decisions">Receives the decision.</param>
    public Candidate? CandidateOf(ItemCleaned item, ItemSketch sketch, RuleText? text, ICollection<SelectionDecision> decisions)
    {
        var published = Dates.Of(item);
        SelectionDecision? rejected = null;
        foreach (var claim in sectionFeeds[item.FeedUrl])
        {
            if (Objection(item, sketch, text, published, claim.Rules) is not { } objection)
            {
                IReadOnlyList<string> boosts = text is null || claim.Rules.Boost.Count == 0
                    ? [] : [.. claim.Rules.Boost.Where(p => run.Matches(p, text) == true).Select(p => p.Source)];
                return new Candidate
                {
                    Item = item,
                    Sketch = sketch,
                    Section = claim.Section,
                    Rules = claim.Rules,
                    Published = published,
                    Boosts = boosts,
                    Followed = text is not null && run.First(claim.Rules.Follow, text) is not null,
                };
            }
            rejected ??= new SelectionDecision { Item = item, Outcome = Outcome.LeftOut, Reason = objection, Section = claim.Title };
        }
        if (rejected is not null)
            decisions.Add(rejected);
        return null;
    }

    private string? Objection(ItemCleaned item, ItemSketch sketch, RuleText? text, DateTimeOffset published, RuleSet rules)
    {
        // A changed item that was briefed is judged by its text, not by its age.
        var isVersion = briefed.Contains(item.ItemId);
        if (input.KnownBefore.Contains(item.ItemId) && published < input.WindowFrom && !isVersion)
            return "it was known when the last briefing was composed, and was left out of it";
        if (input.Forgotten.Contains(item.ItemId) && published < input.WindowFrom && !isVersion)
            return "it was first seen longer ago than items are kept";
        if (item.Advertisement)
            return "its publisher marks it as an advertisement";
        if (item.RoundUpStories > 0)
            return "it is a round-up, whose stories come by themselves";
        if (rules.MaxAge is { } age && published < input.ScheduledAt - age)
            return "it is older than maxAge";
        // An item that arrives after the feed's first poll is new, whatever date its publisher gives.
        if (rules.MaxAge is null && item.FirstPoll && published < Oldest(input) && !isVersion)
            return "it is older than the briefing looks back";
        if (rules.Lang.Count > 0 && item.Language is { } language && !rules.Lang.Any(l => MatchesRange(l, language)))
            return $"its language is {language}";
        if (text is not null && run.First(rules.Mute, text) is { } mute)
            return $"mute: {mute.Source}";
        if (rules.Only.Count > 0 && (text is null || rules.Only.All(p => run.Matches(p, text) == false)))
            return "it meets none of only";
        return sketch.HasHeadline ? null : "it has neither headline nor text";
    }

    private bool Has(ItemSketch sketch, uint term) =>
        sketch.Words.Has(vocabulary.TermOf(term)) || sketch.Words.Categories.Span.Contains(term);

    // Basic filtering of RFC 4647 §3.3.1: "en" matches "en-CA"; "en-CA" does not match "en-GB".
    private static bool MatchesRange(string range, string tag) =>
        tag.StartsWith(range, StringComparison.OrdinalIgnoreCase) && (tag.Length == range.Length || tag[range.Length] == '-');

    /// <summary>A feed in a section, with its rules.</summary>
    private sealed class SectionFeed(int section, string feedUrl, string title, RuleSet rules)
    {
        public int Section => section;

        public string FeedUrl => feedUrl;

        public string Title => title;

        public RuleSet Rules => rules;

        /// <summary>The patterns that an item has to match, each with the terms of a matching item; null if those are not known.</summary>
        public List<(RulePattern Pattern, List<uint>? Terms)> Patterns { get; } =
            [.. rules.Mute.Concat(rules.Only).Concat(rules.Boost).Concat(rules.Follow)
                .Select(p => (p, p.Words is { } words ? TermsOf(words) : null))];

        private static List<uint> TermsOf(IReadOnlyList<string> words) =>
            [
                .. words.Where(w => !w.Any(char.IsDigit)).Select(w => Terms.StemOf(w, StopWords.Of(language: null))).OfType<string>()
                    .Select(t => WordForm.KeyOf(t)),
            ];
    }
}
