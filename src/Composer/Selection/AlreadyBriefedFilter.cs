using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;

namespace BriefingBus.Composer.Selection;

/// <summary>Groups the candidates into stories together with the items of earlier briefings, so that nothing is repeated, whether by the
/// same item, a copy or another feed. An item that reports something new is included again, marked as updated.</summary>
public sealed class AlreadyBriefedFilter
{
    private const string RoundUps = "#round-ups";
    private const string EarlierRoundUps = "#earlier-round-ups";

    private readonly CompositionInput input;
    private readonly ICollection<SelectionDecision> decisions;
    private readonly SketchedItems items;
    private readonly List<Article> briefed;
    private readonly List<ArticleWords> briefedWords;
    private readonly ILookup<Guid, BriefedItem> versions;
    private readonly Threads threads;
    private IReadOnlyDictionary<Guid, ItemCleaned> whole = new Dictionary<Guid, ItemCleaned>();

    private AlreadyBriefedFilter(SketchedItems items, CompositionInput input, ICollection<SelectionDecision> decisions)
    {
        this.input = input;
        this.decisions = decisions;
        this.items = items;
        briefed = [.. input.Briefed.Select(b => Article.Of(b) with { FeedUrl = FeedOf(b) })];
        var sketch = new ArticleSketch();
        briefedWords = [.. briefed.Select(a => items.Vocabulary.Read(sketch.Of(a, [])))];
        versions = input.Briefed.ToLookup(b => b.ItemId);
        threads = new Threads(input.Briefed);
    }

    /// <summary>The stories for the briefing, each as its reports. Each excluded candidate gets its decision.</summary>
    public static (IReadOnlyList<IReadOnlyList<Candidate>> Stories, StoryJoins Joins) Stories(
        IReadOnlyList<Candidate> candidates, SketchedItems items, CompositionInput input, ICollection<SelectionDecision> decisions) =>
        new AlreadyBriefedFilter(items, input, decisions).Stories(candidates);

    private (IReadOnlyList<IReadOnlyList<Candidate>> Stories, StoryJoins Joins) Stories(IReadOnlyList<Candidate> candidates)
    {
        var articles = new GroupedArticles(
            items.Vocabulary,
            [.. briefedWords, .. candidates.Select(c => c.Sketch.Words)],
            [
                .. briefed.Zip(briefedWords, (a, w) => new ArticleFacts(a.ItemId, a.FeedUrl, a.Published, w.Keys)),
                .. candidates.Select(FactsOf),
            ],
            TextOf,
            input.Grouping.Grouping);
        var numbers = StoryGrouping.Group(articles, input.Grouping).Stories;
        var earlier = Enumerable.Range(0, briefed.Count).ToLookup(i => numbers[i]);
        var groups = candidates.Select((c, i) => (Candidate: c, Story: numbers[briefed.Count + i])).GroupBy(x => x.Story, x => x.Candidate)
            .ToList();
        var continued = Continued(candidates, articles, c => earlier.Contains(numbers[c]));
        whole = items.ReadWhole(
            [.. groups.SelectMany(g => g.Where(c =>
                    earlier.Contains(g.Key) || versions.Contains(c.Item.ItemId) || continued.ContainsKey(c.Item.ItemId)))
                .Select(c => c.Item.ItemId)]);
        var stories = new List<IReadOnlyList<Candidate>>(groups.Count);
        foreach (var group in groups)
        {
            int[] ofStory = [.. earlier[group.Key]];
            var open = group.Select(c => Decide(c, ofStory, continued.GetValueOrDefault(c.Item.ItemId, [])))
                .OfType<Candidate>().ToList();
            stories.AddRange(open.Count == 1 ? [open] : SplitByFeed(open));
        }
        return (stories, new StoryJoins(articles));

        string TextOf(int article) => article < briefed.Count
            ? $"{briefed[article].Title}\n{briefed[article].Text}"
            : items.ReadWhole([candidates[article - briefed.Count].Item.ItemId]).Values.Select(i => $"{i.Title}\n{i.Text}").Single();
    }

    /// <summary>The threads of candidates that continue a story of their own feed and that grouping did not join to one.</summary>
    private Dictionary<Guid, IReadOnlyList<BriefedItem>> Continued(
        IReadOnlyList<Candidate> candidates, GroupedArticles articles, Predicate<int> isBriefed)
    {
        var continuations = new Continuations(articles, briefed.Count);
        var found = new Dictionary<Guid, IReadOnlyList<BriefedItem>>();
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!isBriefed(briefed.Count + i) && !versions.Contains(candidates[i].Item.ItemId)
                && continuations.Of(briefed.Count + i) is { } item)
                found[candidates[i].Item.ItemId] = threads.BriefedOf(Threads.ThreadOf(input.Briefed[item]));
        }
        return found;
    }

    private static ArticleFacts FactsOf(Candidate candidate) =>
        new(candidate.Item.ItemId, FeedOf(candidate), candidate.Published, candidate.Sketch.Words.Keys);

    /// <summary>The feed of a candidate for grouping. A round-up may link to an entry of its own feed, so round-ups count as a feed of
    /// their own.</summary>
    private static string FeedOf(Candidate candidate) =>
        candidate.Sketch.IsOfRoundUp ? candidate.Item.FeedUrl + RoundUps : candidate.Item.FeedUrl;

    /// <summary>The feed of a briefed item for grouping. The next round-up may link to the same article, in other words.</summary>
    private static string? FeedOf(BriefedItem briefed) => briefed.IsOfRoundUp ? briefed.FeedUrl + EarlierRoundUps : briefed.FeedUrl;

    /// <summary>Splits a group into stories. A publisher writes one entry for a story, so two entries of one feed are one story only if
    /// they have the same words.</summary>
    private static List<List<Candidate>> SplitByFeed(IReadOnlyList<Candidate> group)
    {
        var stories = new List<List<Candidate>>();
        var storyOf = new Dictionary<(string Feed, RepeatedText Text), int>();
        var textsOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var candidate in group)
        {
            // The n-th text of each feed is in the n-th story.
            var (feed, text) = (FeedOf(candidate), FactsOf(candidate).RepeatedText);
            if (!storyOf.TryGetValue((feed, text), out var story))
                storyOf[(feed, text)] = story = textsOf[feed] = textsOf.GetValueOrDefault(feed, -1) + 1;
            if (story == stories.Count)
                stories.Add([]);
            stories[story].Add(candidate);
        }
        return stories;
    }

    /// <summary>Decides on a candidate. Returns it if it belongs in the briefing, marked as updated if its story was briefed before;
    /// otherwise null.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="earlier">The indexes of the briefed reports of its story.</param>
    /// <param name="continued">The briefed items of its own feed that it continues; they exclude nothing.</param>
    private Candidate? Decide(Candidate candidate, IReadOnlyList<int> earlier, IReadOnlyList<BriefedItem> continued)
    {
        var own = versions[candidate.Item.ItemId].ToList();
        var known = own.Concat(earlier.Select(i => input.Briefed[i])).Concat(continued).DistinctBy(b => (b.ItemId, b.ContentHash)).ToList();
        if (threads.Oldest(known) is not { } thread)
            return candidate;
        var item = whole[candidate.Item.ItemId];
        var inThread = candidate with
        {
            Thread = thread,
            Followed = candidate.Followed || Threads.IsNamed(thread, input.Edition.Follow),
        };
        if (own.Find(b => b.ContentHash == item.ContentHash) is { } same)
            return LeaveOut(inThread, same, "it was in an earlier briefing and has not changed since", isHeldBack: false);
        var last = known.MaxBy(b => b.BriefedAt)!;
        if (Threads.IsNamed(thread, candidate.Rules.MutedThreads))
            return LeaveOut(inThread, last, "mute: its thread", isHeldBack: false);
        var isSilenced = own.Count > 0 || earlier.Any(i => CanExclude(i, candidate));
        if (isSilenced && own.Count == 0 && candidate.Published <= last.BriefedAt)
            return LeaveOut(inThread, last, "another report of a briefed story, from before that briefing");

        var novelty = Novelty.Of(Article.Of(item, Issued(candidate, own.Count > 0)), [.. known.Select(Article.Of)], own.Count > 0);
        if (novelty.IsNews)
            return inThread with
            {
                Updated = true,
                News = novelty.Reason,
                Change = novelty.Change,
                Published = own.Count > 0 ? ItemDate.OfChange(candidate.Item) : candidate.Published,
            };
        // A repetition does not reopen a thread.
        return !isSilenced ? candidate
            : LeaveOut(inThread, last, own.Count > 0 ? "it has changed since it was briefed, but adds nothing new"
                : "another report of a briefed story, with nothing new");
    }

    /// <summary>When the present text of the item was issued. Some publishers keep the item and give each issue a new date, others give
    /// none.</summary>
    private static DateTimeOffset Issued(Candidate candidate, bool isVersion) =>
        isVersion && (candidate.Item.Published is null || candidate.Item.Updated is not null) ? ItemDate.OfChange(candidate.Item)
            : candidate.Published;

    /// <summary>Whether a briefed item can exclude a candidate. It cannot if one feed published both under two ids and the second has words
    /// of its own.</summary>
    private bool CanExclude(int index, Candidate candidate)
    {
        var article = briefed[index];
        return article.FeedUrl != FeedOf(candidate)
            || new ArticleFacts(article.ItemId, article.FeedUrl, article.Published, briefedWords[index].Keys)
                .IsRepeatedBy(FactsOf(candidate));
    }

    private Candidate? LeaveOut(Candidate candidate, BriefedItem briefed, string reason, bool isHeldBack = true)
    {
        decisions.Add(new SelectionDecision
        {
            Item = candidate.Item,
            Outcome = Outcome.BriefedBefore,
            IsHeldBack = isHeldBack,
            Reason = $"{reason}: “{briefed.Title}”",
            Section = input.Edition.Sections[candidate.Section].Title,
            StoryId = briefed.StoryId,
            Thread = candidate.Thread,
        });
        return null;
    }
}
