namespace BriefingBus.Composer.Selection;

/// <summary>Decides which stories lead, which are in their section, and for which there is no room.</summary>
public sealed record Placement
{
    /// <summary>The maximum share of a section for a feed without <c>perFeed</c>, while other feeds have stories for the rest.</summary>
    private const double FeedShare = 0.6;

    /// <summary>The lead stories, best first.</summary>
    public required IReadOnlyList<Story> Top { get; init; }

    /// <summary>The stories of each section, best first.</summary>
    public required IReadOnlyList<IReadOnlyList<Story>> Sections { get; init; }

    /// <summary>The number of stories of each section for which there was no room.</summary>
    public required IReadOnlyList<int> LeftOut { get; init; }

    /// <summary>Places the stories; each item gets its decision.</summary>
    public static Placement Place(IReadOnlyList<Story> stories, CompositionInput input, ICollection<SelectionDecision> decisions)
    {
        var ordered = stories
            .OrderByDescending(s => s.Score.Total)
            .ThenByDescending(s => s.Shown.Published)
            .ThenBy(s => s.Shown.Item.Position ?? int.MaxValue)
            .ThenBy(s => s.Shown.Sketch.PlaceInRoundUp)
            .ThenBy(s => s.Id)
            .ToList();
        var top = ordered.Where(s => s.Sources >= input.Score.LeadSources).Take(input.Edition.Top).ToList();
        foreach (var story in top)
            Record(story, Outcome.Lead,
                $"{(top.Count == 1 ? "the lead story" : $"one of the {top.Count} lead stories")}: {story.Sources} sources report it", input,
                decisions);

        var sections = new List<IReadOnlyList<Story>>();
        var leftOut = new List<int>();
        var bySection = ordered.Where(s => !top.Contains(s, ReferenceEqualityComparer.Instance)).ToLookup(s => s.Shown.Section);
        for (var s = 0; s < input.Edition.Sections.Count; s++)
        {
            var mine = bySection[s].ToList();
            var placed = Fill(mine, s, input, decisions);
            sections.Add(placed);
            leftOut.Add(mine.Count - placed.Count);
        }
        return new Placement { Top = top, Sections = sections, LeftOut = leftOut };
    }

    private static List<Story> Fill(
        IReadOnlyList<Story> stories, int section, CompositionInput input, ICollection<SelectionDecision> decisions)
    {
        var room = input.Edition.Sections[section].Items ?? input.Edition.Items;
        var share = (int)Math.Ceiling(room * FeedShare);
        var places = new HashSet<Story>(ReferenceEqualityComparer.Instance);
        var ofFeed = new Dictionary<string, int>(StringComparer.Ordinal);
        var linking = new HashSet<string>(StringComparer.Ordinal);
        foreach (var story in stories.Where(s => s.Followed).Take(room))
        {
            places.Add(story);
            ofFeed[story.Shown.Item.FeedUrl] = ofFeed.GetValueOrDefault(story.Shown.Item.FeedUrl) + 1;
        }
        // A busy feed first leaves room for the others, then fills the rest. The bare links of a list count as one story.
        foreach (var (isRest, areLinksLeft) in ((bool, bool)[])[(false, false), (true, false), (true, true)])
        {
            foreach (var story in stories)
            {
                var feed = story.Shown.Item.FeedUrl;
                var taken = ofFeed.GetValueOrDefault(feed);
                var most = story.Shown.Rules.PerFeed ?? (isRest ? room : share);
                var isAnotherLink = !areLinksLeft && story.Shown.IsBareLink && linking.Contains(feed);
                if (places.Count >= room || taken >= most || isAnotherLink || !places.Add(story))
                    continue;
                ofFeed[feed] = taken + 1;
                if (story.Shown.IsBareLink)
                    linking.Add(feed);
            }
        }

        var placed = new List<Story>();
        var isFull = $"the section has its {room} stories already (items)";
        foreach (var story in stories)
        {
            var feed = story.Shown.Item.FeedUrl;
            if (places.Contains(story))
            {
                placed.Add(story);
                var place = $"number {placed.Count} of its section{(story.Followed ? ", followed" : "")}";
                Record(story, Outcome.Included, place, input, decisions);
            }
            else if (story.Shown.Rules.PerFeed is { } most && ofFeed.GetValueOrDefault(feed) >= most)
            {
                Record(story, Outcome.NoRoom, $"its feed has its {most} stories already (perFeed)", input, decisions);
            }
            else if (placed.Count < room)
            {
                Record(story, Outcome.NoRoom,
                    $"its feed already has {ofFeed.GetValueOrDefault(feed)} of the section's {room} stories, and other feeds have some too",
                    input, decisions);
            }
            else
                Record(story, Outcome.NoRoom, isFull, input, decisions);
        }
        return placed;
    }

    /// <summary>The reports of a feed that has several and that are not named as a further source.</summary>
    private static HashSet<Candidate> Repetitions(Story story)
    {
        var feeds = story.Reports.CountBy(r => r.Item.FeedUrl).Where(f => f.Value > 1).Select(f => f.Key)
            .ToHashSet(StringComparer.Ordinal);
        var repetitions = new HashSet<Candidate>(
            story.Reports.Where(r => feeds.Contains(r.Item.FeedUrl)), ReferenceEqualityComparer.Instance);
        repetitions.ExceptWith(story.Also);
        return repetitions;
    }

    private static void Record(
        Story story, Outcome outcome, string reason, CompositionInput input, ICollection<SelectionDecision> decisions)
    {
        var (thread, repetitions) = (story.Thread, outcome == Outcome.NoRoom ? [] : Repetitions(story));
        foreach (var report in story.Reports)
        {
            var shown = ReferenceEquals(report, story.Shown);
            decisions.Add(new SelectionDecision
            {
                Item = report.Item,
                Outcome = shown || outcome == Outcome.NoRoom ? outcome : Outcome.AdditionalSource,
                IsHeldBack = !shown && repetitions.Contains(report),
                Reason = shown && report.News is { } news ? $"{reason}; updated: {news}" : reason,
                ReportOf = shown ? null : story.Id,
                Section = input.Edition.Sections[story.Shown.Section].Title,
                StoryId = story.Id,
                Thread = thread,
                Score = story.Score,
            });
        }
    }
}
