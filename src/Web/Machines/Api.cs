using System.ComponentModel;
using BriefingBus.Web.Archive;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.Pipeline;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Today;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BriefingBus.Web.Machines;

/// <summary>The JSON API's endpoints: the pages' content as data.</summary>
internal static class Api
{
    private const int BriefingsOnAPage = 50;

    public static async Task<IReadOnlyList<EditionEntry>> EditionsAsync(
        HttpRequest request, BriefingQueries briefings, WebOptions options, CancellationToken cancellation)
    {
        var site = PublicAddress.Of(request, options);
        return [.. (await briefings.EditionsAsync(cancellation)).Select(e => EditionEntry.Of(e, site))];
    }

    public static async Task<BriefingPageEntry> BriefingsAsync(
        [Description("Only this edition, by its name.")] string? edition,
        [Description("Only briefings before this instant: the 'next' of a page.")] DateTimeOffset? before,
        HttpRequest request,
        BriefingCalendar calendar,
        WebOptions options,
        CancellationToken cancellation)
    {
        var site = PublicAddress.Of(request, options);
        var found = await calendar.BeforeAsync(edition, before ?? DateTimeOffset.MaxValue, BriefingsOnAPage + 1, cancellation);
        if (found.Count <= BriefingsOnAPage)
            return new([.. found.Select(b => BriefingEntry.Of(b, site))], null);
        // Briefings of one instant stay on one page, since the next page begins before an instant.
        var page = found.Where(b => b.ScheduledAt > found[BriefingsOnAPage].ScheduledAt).ToList();
        return page.Count > 0
            ? new([.. page.Select(b => BriefingEntry.Of(b, site))], page[^1].ScheduledAt)
            : throw new InvalidOperationException($"More than {BriefingsOnAPage} editions have a briefing for {found[0].ScheduledAt:O}.");
    }

    public static async Task<Results<Ok<BriefingComposed>, NotFound>> BriefingAsync(
        [Description("The edition's name.")] string edition,
        [Description("The briefing's day and hour: 2026-09-23-0600.")] string slug,
        BriefingQueries briefings,
        CancellationToken cancellation) =>
        await briefings.FindAsync(edition, slug, cancellation) is { } briefing
            ? TypedResults.Ok(briefing.Composed)
            : TypedResults.NotFound();

    public static async Task<StoryPageEntry> StoriesAsync(
        [AsParameters] SearchParameters parameters,
        HttpRequest request,
        StorySearch search,
        WebOptions options,
        CancellationToken cancellation)
    {
        var site = PublicAddress.Of(request, options);
        var finds = await search.FindAsync(parameters.Question("in"), cancellation);
        return new(
            Math.Min(finds.StoryCount, StorySearch.MaxCounted), finds.StoryCount > StorySearch.MaxCounted,
            [.. finds.Stories.Select(s => StoryEntry.Of(s, site))],
            finds.Next?.ToString(CultureInfo.InvariantCulture), finds.Trouble);
    }

    public static async Task<LeftOutPageEntry> LeftOutAsync(
        [AsParameters] SearchParameters parameters,
        HttpRequest request,
        StorySearch search,
        WebOptions options,
        CancellationToken cancellation)
    {
        var site = PublicAddress.Of(request, options);
        var finds = await search.FindAsync(parameters.Question("out"), cancellation);
        return new(
            Math.Min(finds.LeftOutCount, StorySearch.MaxCounted), finds.LeftOutCount > StorySearch.MaxCounted,
            [.. finds.LeftOutItems.Select(i => LeftOutEntry.Of(i, site))],
            finds.Next?.ToString(CultureInfo.InvariantCulture), finds.Trouble);
    }

    public static async Task<Results<Ok<StoryDetailEntry>, NotFound>> StoryAsync(
        [Description("The story's identity.")] Guid id, HttpRequest request, BriefingQueries briefings, WebOptions options,
        CancellationToken cancellation) =>
        await briefings.StoryAsync(id, cancellation) is { } story
            ? TypedResults.Ok(StoryDetailEntry.Of(story, PublicAddress.Of(request, options)))
            : TypedResults.NotFound();

    public static async Task<IReadOnlyList<FeedEntry>> FeedsAsync(
        HttpRequest request, FeedDirectory feeds, WebOptions options, CancellationToken cancellation)
    {
        var site = PublicAddress.Of(request, options);
        return [.. (await feeds.AllAsync(cancellation)).Select(f => FeedEntry.Of(f, site, StateChanges.IsOperator(request.HttpContext)))];
    }

    public static async Task<PipelineEntry> PipelineAsync(PipelineView view, CancellationToken cancellation)
    {
        var picture = await view.NowAsync(cancellation);
        return new(picture.At, picture.Bus.DownSince, picture.Services, picture.Queues);
    }
}
