using BriefingBus.Web.Feeds;
using BriefingBus.Web.FileEditing;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Pipeline;

/// <summary>The candidates of the next or a past briefing: which are in, which are out, and why.</summary>
internal sealed class Candidates(PreviewClient client, BusMonitor watch, BriefingConfiguration configuration, FileEdits edits)
{
    /// <summary>The page.</summary>
    /// <param name="edition">The edition's name.</param>
    /// <param name="past">The briefing to explain; null for the next one.</param>
    /// <param name="question">The query.</param>
    /// <param name="version">The version of <c>briefing.yaml</c> that the operator's change made, or null.</param>
    /// <param name="cancellation">Cancels the request.</param>
    public async Task<IResult> PageAsync(
        string edition, StoredBriefing? past, CandidateQuestion question, string? version, CancellationToken cancellation)
    {
        if (configuration.Editions.FirstOrDefault(e => e.Name == edition) is not { } known)
        {
            return past is null
                ? TypedResults.NotFound()
                : Problem.Result(
                    StatusCodes.Status404NotFound,
                    "The edition is not configured any more",
                    $"What a briefing contains follows from the rules of its edition, and briefing.yaml has no edition '{edition}' now.");
        }
        if (watch.Now().DownSince is { } since)
        {
            return Away("The message broker does not answer",
                $"and it is asked over the broker, which is down since {since:yyyy-MM-dd HH:mm} UTC.");
        }
        if (watch.Now().Blocked is { } blocked)
        {
            return Away("The message broker accepts no messages",
                $"and it cannot be asked: {blocked.Reason}, since {blocked.Since:yyyy-MM-dd HH:mm} UTC.");
        }
        var feeds = known.Sections.SelectMany(s => s.Feeds).DistinctBy(f => f.Url)
            .OrderBy(f => f.Name ?? f.Url, StringComparer.CurrentCultureIgnoreCase).ToList();
        var feedUrl = feeds.FirstOrDefault(f => FeedId.Of(f.Url).ToString() == question.Feed)?.Url;
        var answer = await client.AskAsync(question.ToRequest(edition, past?.ScheduledAt, feedUrl), cancellation);
        if (answer.Message is not { } preview)
            return Problem.Result(StatusCodes.Status504GatewayTimeout, "No Composer answered", answer.Trouble!);
        return new Page<CandidatesPage>
        {
            Parameters =
            {
                [nameof(CandidatesPage.Preview)] = preview,
                [nameof(CandidatesPage.Edition)] = known,
                [nameof(CandidatesPage.Question)] = feedUrl is null ? question with { Feed = null } : question,
                [nameof(CandidatesPage.Feeds)] = feeds,
                [nameof(CandidatesPage.Slug)] = past?.Slug,
                [nameof(CandidatesPage.Version)] = edits.IsVersion(version) ? version : null,
            },
        };
    }

    private static IResult Away(string title, string why) => Problem.Result(
        StatusCodes.Status503ServiceUnavailable,
        title,
        $"Only Composer knows what a briefing is chosen from, {why} You can still read past briefings.");
}
