using BriefingBus.Web.Search;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Archive;

/// <summary>Finds stories of past briefings, and items that they left out.</summary>
public sealed class StorySearch(IDbContextFactory<WebContext> contexts)
{
    /// <summary>The number of results on a page.</summary>
    public const int OnAPage = 25;

    /// <summary>The maximum count of results.</summary>
    public const int MaxCounted = 5_000;

    /// <summary>The stories and items that match a query, the latest first.</summary>
    public async Task<StoryFinds> FindAsync(StoryQuestion question, CancellationToken cancellationToken)
    {
        var terms = SearchTerms.Parse(question.Words);
        if (question.Words.Length > 0 && terms.Wanted.Count == 0)
        {
            var why = terms.Unwanted.Count > 0
                ? "There are only words to exclude. Add a word to look for."
                : "There are no letters or digits in that.";
            return new(question, terms) { Trouble = [.. question.Trouble, why] };
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (match, all) = (MatchOf(question, terms), MatchOf(question with { Before = null }, terms));
        var storyCount = await context.CountMatchesAsync<StoredStory>(all, MaxCounted + 1, cancellationToken);
        var leftOutCount = await context.CountMatchesAsync<StoredLeftOutItem>(all, MaxCounted + 1, cancellationToken);
        var stories = question.Show == "out" ? []
            : await ReadAsync<StoredStory>(context, match, storyCount, cancellationToken);
        var leftOut = question.Show == "in" || (question.Show is null && question.Words.Length == 0) ? []
            : await ReadAsync<StoredLeftOutItem>(context, match, leftOutCount, cancellationToken);
        var found = stories.Select(s => (s.Number, s.BriefingId, Story: (StoredStory?)s, Item: (StoredLeftOutItem?)null))
            .Concat(leftOut.Select(i => (i.Number, i.BriefingId, Story: (StoredStory?)null, Item: (StoredLeftOutItem?)i)))
            .OrderByDescending(f => f.Number).Take(OnAPage + 1).ToList();
        var ids = found.Select(f => f.BriefingId).Distinct().ToList();
        var briefings = await context.Briefings.Where(b => ids.Contains(b.BriefingId))
            .Select(b => new { b.BriefingId, b.Slug, b.Title }).ToDictionaryAsync(b => b.BriefingId, cancellationToken);
        var page = found.Take(OnAPage).Where(f => briefings.ContainsKey(f.BriefingId))
            .Select(f => (f.Story, f.Item, Briefing: briefings[f.BriefingId]))
            .Select(f => f.Story is { } story
                ? new FoundStory(story, f.Briefing.Slug, f.Briefing.Title)
                : (Found)new FoundLeftOutItem(f.Item!, f.Briefing.Slug, f.Briefing.Title))
            .ToList();
        return new(question, terms)
        {
            Found = page,
            StoryCount = storyCount,
            LeftOutCount = leftOutCount,
            Next = found.Count > OnAPage ? found[OnAPage - 1].Number : null,
            Trouble = question.Trouble,
        };
    }

    private static Task<List<T>> ReadAsync<T>(WebContext context, StoryMatch match, int count, CancellationToken cancellationToken)
        where T : class, ISearchableByWords =>
        context.Matching<T>(match, OnAPage + 1, areMany: count > MaxCounted).AsNoTracking().ToListAsync(cancellationToken);

    private static StoryMatch MatchOf(StoryQuestion question, SearchTerms terms)
    {
        var marks = new[] { ('e', question.Edition), ('s', question.Section), ('f', question.Source) }
            .Where(m => m.Item2 is not null).Select(m => new SearchPhrase([SearchWords.Mark(m.Item1, m.Item2!)], IsBeginning: false));
        var below = question.To is { } to ? StoryNumber.EndOf(to) : long.MaxValue;
        return new(
            terms with { Wanted = [.. marks, .. terms.Wanted] },
            question.From is { } from ? StoryNumber.FirstOf(from) : long.MinValue,
            Math.Min(below, question.Before ?? long.MaxValue));
    }

    /// <summary>The values of the filters.</summary>
    public async Task<StoryFilters> FiltersAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return new(
            await context.Briefings.Select(b => b.Edition).Distinct().OrderBy(e => e).ToListAsync(cancellationToken),
            await ValuesAsync(nameof(StoredStory.Section)),
            await ValuesAsync(nameof(StoredStory.Source)));

        async Task<IReadOnlyList<string>> ValuesAsync(string column)
        {
            var stories = await context.DistinctAsync(WordIndex.OfStories.Table, column, cancellationToken);
            var leftOut = await context.DistinctAsync(WordIndex.OfLeftOutItems.Table, column, cancellationToken);
            return [.. stories.Union(leftOut, StringComparer.Ordinal).Where(v => v.Length > 0).Order(StringComparer.Ordinal)];
        }
    }
}

/// <summary>The result of a search.</summary>
/// <param name="Question">The query.</param>
/// <param name="Terms">Its words.</param>
public sealed record StoryFinds(StoryQuestion Question, SearchTerms Terms)
{
    /// <summary>The stories and items of this page, the latest first.</summary>
    public IReadOnlyList<Found> Found { get; init; } = [];

    /// <summary>The number of stories on all pages, counted up to <see cref="StorySearch.MaxCounted"/> plus one.</summary>
    public int StoryCount { get; init; }

    /// <summary>The number of items that briefings left out, counted likewise.</summary>
    public int LeftOutCount { get; init; }

    /// <summary>The <see cref="StoryQuestion.Before"/> of the next page; null on the last.</summary>
    public long? Next { get; init; }

    /// <summary>The invalid parts of the query, as sentences.</summary>
    public IReadOnlyList<string> Trouble { get; init; } = [];

    /// <summary>The stories of this page.</summary>
    public IEnumerable<FoundStory> Stories => Found.OfType<FoundStory>();

    /// <summary>The items of this page that briefings left out.</summary>
    public IEnumerable<FoundLeftOutItem> LeftOutItems => Found.OfType<FoundLeftOutItem>();
}

/// <summary>A result and its briefing.</summary>
/// <param name="Slug">The part of the briefing's address that identifies it.</param>
/// <param name="Title">The briefing's title.</param>
public abstract record Found(string Slug, string Title);

/// <summary>A story and its briefing.</summary>
/// <param name="Story">The story.</param>
/// <param name="Slug">The part of the briefing's address that identifies it.</param>
/// <param name="Title">The briefing's title.</param>
public sealed record FoundStory(StoredStory Story, string Slug, string Title) : Found(Slug, Title);

/// <summary>An item and the briefing that left it out.</summary>
/// <param name="Item">The item.</param>
/// <param name="Slug">The part of the briefing's address that identifies it.</param>
/// <param name="Title">The briefing's title.</param>
public sealed record FoundLeftOutItem(StoredLeftOutItem Item, string Slug, string Title) : Found(Slug, Title);

/// <summary>The values of the filters, each sorted.</summary>
/// <param name="Editions">The editions.</param>
/// <param name="Sections">The sections.</param>
/// <param name="Sources">The sources.</param>
public sealed record StoryFilters(IReadOnlyList<string> Editions, IReadOnlyList<string> Sections, IReadOnlyList<string> Sources);
