using BriefingBus.Web.Search;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Archive;

/// <summary>Finds stories of past briefings.</summary>
public sealed class StorySearch(IDbContextFactory<WebContext> contexts)
{
    /// <summary>The number of stories on a page.</summary>
    public const int OnAPage = 25;

    /// <summary>Results are counted up to here.</summary>
    public const int MaxCounted = 5_000;

    /// <summary>The stories that match a query, the latest first.</summary>
    public async Task<StoryFinds> FindAsync(StoryQuestion question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var terms = SearchTerms.Parse(question.Words);
        var match = MatchOf(question, terms);
        var trouble = question.Trouble;
        if (question.Words.Length > 0 && terms.Wanted.Count == 0)
        {
            var why = terms.Unwanted.Count > 0
                ? "There are only words to leave out: add one to look for."
                : "There is no word in that: type letters or digits.";
            return new(question, terms, [], 0, null, [.. trouble, why]);
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = MatchOf(question with { Before = null }, terms);
        var count = await context.CountMatchesAsync(all, MaxCounted + 1, cancellationToken);
        var stories = await context.StoriesThatMatch(match, OnAPage + 1, areMany: count > MaxCounted).AsNoTracking()
            .ToListAsync(cancellationToken);
        var ids = stories.Select(s => s.BriefingId).Distinct().ToList();
        var briefings = await context.Briefings.Where(b => ids.Contains(b.BriefingId))
            .Select(b => new { b.BriefingId, b.Slug, b.Title }).ToDictionaryAsync(b => b.BriefingId, cancellationToken);
        var page = stories.Take(OnAPage).Where(s => briefings.ContainsKey(s.BriefingId))
            .Select(s => new FoundStory(s, briefings[s.BriefingId].Slug, briefings[s.BriefingId].Title)).ToList();
        return new(question, terms, page, count, stories.Count > OnAPage ? stories[OnAPage - 1].Number : null, trouble);
    }

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
            await context.DistinctAsync("stories", nameof(StoredStory.Section), cancellationToken),
            await context.DistinctAsync("stories", nameof(StoredStory.Source), cancellationToken));
    }
}

/// <summary>The result of a search.</summary>
/// <param name="Question">The query.</param>
/// <param name="Terms">Its words.</param>
/// <param name="Stories">The stories of this page.</param>
/// <param name="Count">The number of results, counted up to <see cref="StorySearch.MaxCounted"/> plus one.</param>
/// <param name="Next">The <see cref="StoryQuestion.Before"/> of the next page; null on the last.</param>
/// <param name="Trouble">The parts of the query that could not be understood, in whole sentences.</param>
public sealed record StoryFinds(
    StoryQuestion Question, SearchTerms Terms, IReadOnlyList<FoundStory> Stories, int Count, long? Next, IReadOnlyList<string> Trouble);

/// <summary>A story and its briefing.</summary>
/// <param name="Story">The story.</param>
/// <param name="Slug">The part of the briefing's address that identifies it.</param>
/// <param name="Title">The briefing's title.</param>
public sealed record FoundStory(StoredStory Story, string Slug, string Title);

/// <summary>The values of the filters, each sorted.</summary>
/// <param name="Editions">The editions.</param>
/// <param name="Sections">The sections.</param>
/// <param name="Sources">The sources.</param>
public sealed record StoryFilters(IReadOnlyList<string> Editions, IReadOnlyList<string> Sections, IReadOnlyList<string> Sources);
