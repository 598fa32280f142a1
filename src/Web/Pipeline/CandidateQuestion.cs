namespace BriefingBus.Web.Pipeline;

/// <summary>A reader's query of a briefing's candidates.</summary>
/// <param name="Words">Words of the headline, the feed or the reason; empty for all.</param>
/// <param name="Section">A section's title, or null.</param>
/// <param name="Feed">A feed's <see cref="Feeds.FeedId"/>, or null.</param>
/// <param name="Outcome"><c>in</c>, <c>out</c>, or null for all.</param>
/// <param name="Page">The page, from 1.</param>
public sealed record CandidateQuestion(string Words, string? Section, string? Feed, string? Outcome, int Page)
{
    /// <summary>The number of candidates on a page.</summary>
    public const int PageSize = 100;

    /// <summary>The maximum length of the words, in characters.</summary>
    public const int MaxWords = 200;

    private const int MaxPage = 10_000;

    /// <summary>Reads the query string of a request, ignoring invalid values.</summary>
    public static ValueTask<CandidateQuestion?> BindAsync(HttpContext context)
    {
        var words = (Given("q") ?? "").Trim();
        return ValueTask.FromResult<CandidateQuestion?>(new(
            words.Length > MaxWords ? words[..MaxWords] : words,
            Given("section"),
            Given("feed"),
            Given("show") is ("in" or "out") and var outcome ? outcome : null,
            int.TryParse(Given("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, MaxPage) : 1));

        string? Given(string key) => context.Request.Query[key] is [{ Length: > 0 } first, ..] ? first : null;
    }

    /// <summary>The request to Composer.</summary>
    /// <param name="edition">The edition's name.</param>
    /// <param name="at">A past briefing's instant; null for the next one.</param>
    /// <param name="feedUrl">The address of the requested feed, or null.</param>
    public PreviewBriefing ToRequest(string edition, DateTimeOffset? at, string? feedUrl) => new()
    {
        Edition = edition,
        At = at,
        AnswerBefore = default,
        MostItems = PageSize,
        Skip = (Page - 1) * PageSize,
        Words = Words.Length > 0 ? Words : null,
        Section = Section,
        FeedUrl = feedUrl,
        Outcome = Outcome,
    };

    /// <summary>The query string.</summary>
    public string Query()
    {
        (string Key, string? Value)[] parts =
        [
            ("q", Words), ("section", Section), ("feed", Feed), ("show", Outcome),
            ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
        ];
        var given = parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}");
        var written = string.Join('&', given);
        return written.Length > 0 ? "?" + written : "";
    }
}
