using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.RoundUps;

/// <summary>Splits a round-up into its stories. Anything else stays whole: an article with related links, a list of steps, a live
/// blog.</summary>
internal static class RoundUpReader
{
    /// <summary>The minimum number of points.</summary>
    private const int MinStories = 3;

    /// <summary>The minimum number of points of a second form.</summary>
    private const int MinOfSecondForm = 2;

    /// <summary>The minimum share of stories among the points of one form.</summary>
    private const double MinShare = 0.75;

    /// <summary>The minimum share of stories in the text.</summary>
    private const double MinCoverage = 0.6;

    /// <summary>The same with the greeting before the first story, if the title says that the entry is a round-up.</summary>
    private const double MinCoverageWithGreeting = 0.4;

    /// <summary>The number of stories, on as many sites, that makes an entry a round-up if its title does not call it one.</summary>
    private const int ManyStories = 5;
    private const int ManySites = 3;

    /// <summary>The number of stories that makes a round-up if half of the addresses are of news: fewer may be an article's
    /// sources.</summary>
    private const int ManyNews = 4;

    /// <summary>The minimum mean number of words of its headlines, then: names of products, albums and books have fewer.</summary>
    private const int HeadlineWords = 5;

    /// <summary>The stories of an entry; none if it is no round-up.</summary>
    /// <param name="title">Its headline.</param>
    /// <param name="text">Its text.</param>
    /// <param name="link">Its address, or null.</param>
    public static IReadOnlyList<RoundUpStory> Read(string title, MarkupNode text, Uri? link)
    {
        // Each story has an address of its own.
        var links = text.Subtree().Where(node => node.Name == "a");
        if (links.Take(MinStories).Count() < MinStories)
            return [];
        var isTitled = RoundUpWords.IsTitle(title);
        if (!isTitled && !LeadToManySites(links, link) && !text.Subtree().Any(IsHeadingOfRoundUp))
            return [];
        var lines = RoundUpLine.Read(text).ToList();
        var isNamed = isTitled || lines.Any(l => l.IsHeading && RoundUpWords.IsTitle(l.Text));
        if (RoundUpWords.IsTitleWithoutNews(title) || (RoundUpWords.IsTitleOfOtherList(title) && !isTitled)
            || HeadingsAreQuestions(lines) || HeadingsAreMonths(lines))
            return [];
        var found = StoriesOf(lines, link, isNamed);
        var inOrder = found.OrderBy(f => f.Place).Select(f => f.Story).DistinctBy(s => s.Link).ToList();
        if (inOrder.Count == 0 || !(isNamed || AreNews(inOrder)))
            return [];
        var greeting = isTitled ? lines.Take(found.Min(f => f.Place)).Sum(l => l.Text.Length) : 0;
        var (length, all) = (found.Sum(f => f.Length), lines.Sum(l => l.Text.Length));
        return length >= MinCoverage * (all - greeting) && length >= MinCoverageWithGreeting * all ? inOrder : [];
    }

    /// <summary>The stories, each with the place of its first line and the characters of its point.</summary>
    private static List<(RoundUpStory Story, int Place, int Length)> StoriesOf(List<RoundUpLine> lines, Uri? link, bool isNamed)
    {
        var left = lines.ToList();
        var places = lines.Index().ToDictionary(line => (object)line.Item, line => line.Index, ReferenceEqualityComparer.Instance);
        var stories = new List<(RoundUpStory Story, int Place, int Length)>();
        foreach (var form in Forms(lines, isNamed))
        {
            // A round-up has headings over other parts too: a heading without a link below it is none of its points.
            var points = Points(left, form)
                .Where(p => !p.Lines[0].IsHeading || p.Lines.Any(l => l.Runs.Any(r => r.Link is not null))).ToList();
            var found = OfOneForm(points, link, isNamed, stories.Count >= MinStories ? MinOfSecondForm : MinStories);
            if (found.Count == 0 && stories.Count >= MinStories)
                found = points.Select(p => p.WithoutLabel()).Where(p => p.IsAnnounced)
                    .Select(p => (Point: p, Story: p.Story(link, isNamed)))
                    .Where(p => p.Story is not null && ArticleAddress.NamesArticle(p.Story.Link)).ToList();
            stories.AddRange(found.Select(f => (f.Story!, places[f.Point.Lines[0]], f.Point.Length)));
            var taken = found.SelectMany(p => p.Point.Lines).ToHashSet(ReferenceEqualityComparer.Instance);
            left.RemoveAll(taken.Contains);
        }
        return stories;
    }

    /// <summary>The points with their stories; none if too few of them have one.</summary>
    private static List<(RoundUpPoint Point, RoundUpStory? Story)> OfOneForm(
        List<RoundUpPoint> points, Uri? link, bool isNamed, int min)
    {
        var found = points.Select(p => (Point: p, Story: p.Story(link, isNamed))).Where(p => p.Story is not null).ToList();
        var paid = points.Count(p => p.Lines.Any(l => RoundUpWords.BeginsWithSponsor(l.Text)));
        var distinct = found.DistinctBy(p => p.Story!.Link).Count();
        return distinct < min || found.Count < MinShare * (points.Count - paid) || distinct < MinShare * found.Count
            || found.Count(p => IsOfOneSubject(p.Point.Lines[0].Text) || ArticleAddress.IsOfOtherPage(p.Story!.Link)) * 2 > found.Count
            ? [] : found;
    }

    private static bool LeadToManySites(IEnumerable<MarkupNode> links, Uri? page) =>
        links.Select(a => a.Attribute("href")).OfType<string>()
            .Select(l => ArticleAddress.Of(l, page)?.Host).OfType<string>().Distinct().Take(ManySites).Count() == ManySites;

    private static bool IsHeadingOfRoundUp(MarkupNode node) => RoundUpLine.IsHeadingForm(node.Name)
        && RoundUpWords.IsTitle(WhiteSpace.Line(string.Concat(node.Subtree().Select(n => n.Text))));

    private static bool HeadingsAreQuestions(List<RoundUpLine> lines) => MostHeadings(lines, h => h[^1] is '?' or '？' or '؟');

    private static bool HeadingsAreMonths(List<RoundUpLine> lines) => MostHeadings(lines, RoundUpWords.IsMonthOrYear);

    private static bool MostHeadings(List<RoundUpLine> lines, Func<string, bool> are)
    {
        var headings = lines.Where(l => l.IsHeading).ToList();
        return headings.Count >= MinStories && headings.Count(h => are(h.Text)) * 2 > headings.Count;
    }

    /// <summary>Whether the addresses show that an entry whose title does not say so is a round-up.</summary>
    private static bool AreNews(List<RoundUpStory> stories) =>
        stories.Select(s => s.Link.Host).Distinct().Count() >= ManySites
        && ((stories.Count >= ManyNews && stories.Count(s => ArticleAddress.IsOfNews(s.Link)) * 2 >= stories.Count)
            || (stories.Count >= ManyStories && stories.Count(s => ArticleAddress.NamesArticle(s.Link)) >= MinShare * stories.Count
                && stories.Average(s => RoundUpPoint.Words(s.Title)) >= HeadlineWords));

    /// <summary>Whether a point begins with a time or a date, as in a live blog or a chronology, which are about one story.</summary>
    private static bool IsOfOneSubject(string line) =>
        RoundUpWords.Hour.IsMatch(line) || RoundUpWords.BeginsWithDate(line);

    // The finest forms come first: a heading above a list of stories is not a story.
    private static IEnumerable<Func<RoundUpLine, bool>> Forms(List<RoundUpLine> lines, bool isNamed)
    {
        yield return l => l is { Form: "li", Starts: true };
        yield return l => l is { Form: "li", StartsNested: true };
        yield return l => l is { Form: "p", Starts: true, IsNumbered: true }
            && (l.Runs.Any(r => r.Link is not null) || l.Runs.Any(r => r.IsBold));
        yield return l => l is { Form: "p", Starts: true } && RoundUpPoint.LeadOf(l, r => r.IsBold) is not null;
        yield return l => l is { Form: "p", Starts: true } && RoundUpPoint.LeadOf(l, r => r.Link is not null) is not null;
        foreach (var heading in (string[])["h4", "h3", "h2", "h1", "h5", "h6"])
            yield return l => l.Form == heading;
        // One paragraph for each story: in an article with a few links, most paragraphs have none.
        if (isNamed && lines.Count(IsStory) >= MinShare * lines.Count(l => l.Form == "p"))
            yield return IsStory;
        // Or one line of a paragraph, separated by br.
        if (isNamed && lines.Count(HasOneLink) >= MinShare * lines.Count(l => l.Form == "p"))
            yield return HasOneLink;
        static bool IsStory(RoundUpLine l) => l.Starts && HasOneLink(l);
        static bool HasOneLink(RoundUpLine l) => l.Form == "p" && l.Runs.Count(r => r.Link is not null) == 1;
    }

    /// <summary>The points that begin with a line of one form; a heading ends them, and so does a line of another kind of
    /// element.</summary>
    private static List<RoundUpPoint> Points(List<RoundUpLine> lines, Func<RoundUpLine, bool> leads)
    {
        var points = new List<RoundUpPoint>();
        List<RoundUpLine>? point = null;
        foreach (var line in lines)
        {
            if (leads(line))
                points.Add(new RoundUpPoint(point = [line]));
            else if (point is null || line.IsHeading || (point[0].Form == "li" && line.Form != "li")
                || (point[0].StartsNested && line.Starts))
                point = null;
            else
                point.Add(line);
        }
        // The last point also holds the lines after the round-up: it is cut to the length of the longest other one.
        if (points.Count > 1 && points[..^1].Max(p => p.Lines.Count) is var most && points[^1].Lines.Count > most)
            points[^1] = new RoundUpPoint([.. points[^1].Lines.Take(most)]);
        return points;
    }
}
