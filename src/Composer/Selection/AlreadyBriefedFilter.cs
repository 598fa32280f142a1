using BriefingBus.FeedHealth;
using BriefingBus.Composer.Stories;

namespace BriefingBus.Composer.Selection;

/// <summary>Groups the candidates into stories together with what earlier briefings told, so that nothing is said twice: not by the same item,
/// not by a copy, not in another feed's words. What says something new comes back, marked.</summary>
public sealed class AlreadyBriefedFilter
{
    private readonly CompositionInput input;
    private readonly ICollection<SelectionDecision> decisions;
    private readonly List<Article> told;
    private readonly ILookup<Guid, BriefedItem> versions;

    private AlreadyBriefedFilter(CompositionInput input, ICollection<SelectionDecision> decisions)
    {
        this.input = input;
        this.decisions = decisions;
        told = [.. input.Briefed.Select(Article.Of)];
        versions = input.Briefed.ToLookup(b => b.ItemId);
    }

    /// <summary>The stories to tell, each as its reports. Each candidate that is left out gets its decision.</summary>
    public static IReadOnlyList<IReadOnlyList<Candidate>> Stories(IReadOnlyList<Candidate> candidates, CompositionInput input, ICollection<SelectionDecision> decisions) =>
        new AlreadyBriefedFilter(input, decisions).Stories(candidates);

    private List<IReadOnlyList<Candidate>> Stories(IReadOnlyList<Candidate> candidates)
    {
        var numbers = StoryGrouping.Group([.. told, .. candidates.Select(c => Article.Of(c.Item, c.Published))], input.Grouping);
        var earlier = Enumerable.Range(0, told.Count).ToLookup(i => numbers[i], i => input.Briefed[i]);
        var stories = new List<IReadOnlyList<Candidate>>();
        foreach (var group in candidates.Select((c, i) => (Candidate: c, Story: numbers[told.Count + i])).GroupBy(x => x.Story, x => x.Candidate))
        {
            var open = group.Select(c => Judge(c, [.. earlier[group.Key]])).OfType<Candidate>().ToList();
            stories.AddRange(Apart(open));
        }
        return stories;
    }

    /// <summary>The stories of a group. Publishers give a story one entry: of one feed's entries only those that repeat each other word for word
    /// are one, however alike the others are.</summary>
    private static List<List<Candidate>> Apart(IReadOnlyList<Candidate> group)
    {
        var stories = new List<List<Candidate>>();
        foreach (var candidate in group)
        {
            var report = Article.Of(candidate.Item, candidate.Published);
            var story = stories.Find(s => s.TrueForAll(
                other => other.Item.FeedUrl != candidate.Item.FeedUrl || Article.Of(other.Item, other.Published).IsRepeatedBy(report)));
            if (story is null)
                stories.Add(story = []);
            story.Add(candidate);
        }
        return stories;
    }

    /// <summary>The candidate where it is to be told, marked as updated where its story was told before; else null.</summary>
    private Candidate? Judge(Candidate candidate, IReadOnlyList<BriefedItem> story)
    {
        var own = versions[candidate.Item.ItemId].ToList();
        if (own.Find(b => b.ContentHash == candidate.Item.ContentHash) is { } same)
            return LeaveOut(candidate, same, "it was told and has not changed since", isHeldBack: false);
        if (own.Count == 0 && story.Count == 0)
            return candidate;

        var known = own.Concat(story).DistinctBy(b => (b.ItemId, b.ContentHash)).ToList();
        var last = known.MaxBy(b => b.BriefedAt)!;
        var isSilenced = own.Count > 0 || story.Any(b => MaySilence(b, candidate));
        if (isSilenced && own.Count == 0 && candidate.Published <= last.BriefedAt)
            return LeaveOut(candidate, last, "another report of what was told, from before it was");

        var novelty = Novelty.Of(Article.Of(candidate.Item, Issued(candidate, own.Count > 0)), [.. known.Select(Article.Of)], own.Count > 0);
        if (!novelty.SaysSomethingNew && !isSilenced)
            return candidate;
        return novelty.SaysSomethingNew
            ? candidate with { Updated = true, News = novelty.Reason, Change = novelty.Change, Published = own.Count > 0 ? ItemDate.OfChange(candidate.Item) : candidate.Published }
            : LeaveOut(candidate, last, own.Count > 0 ? "it has changed since it was told, but says nothing new" : "another report of what was told, with nothing new");
    }

    /// <summary>When what the item says now was issued: a page that keeps its item dates each issue anew, or none.</summary>
    private static DateTimeOffset Issued(Candidate candidate, bool isVersion) =>
        isVersion && (candidate.Item.Published is null || candidate.Item.Updated is not null) ? ItemDate.OfChange(candidate.Item) : candidate.Published;

    /// <summary>Whether a told item can make a candidate old news: not where one feed gave them two ids, and the second says anything of its own.</summary>
    private static bool MaySilence(BriefedItem told, Candidate candidate) =>
        told.FeedUrl != candidate.Item.FeedUrl || Article.Of(told).IsRepeatedBy(Article.Of(candidate.Item, candidate.Published));

    private Candidate? LeaveOut(Candidate candidate, BriefedItem told, string reason, bool isHeldBack = true)
    {
        decisions.Add(new SelectionDecision
        {
            Item = candidate.Item,
            Outcome = Outcome.BriefedBefore,
            IsHeldBack = isHeldBack,
            Reason = $"{reason}: “{told.Title}”",
            Section = input.Edition.Sections[candidate.Section].Title,
            StoryId = told.StoryId,
        });
        return null;
    }
}
