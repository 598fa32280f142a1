using BriefingBus.Contracts;
using BriefingBus.Web.Feeds;
using BriefingBus.Web.Tests.Feeds;
using BriefingBus.Web.Tests.Pipeline;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace BriefingBus.Web.Tests.Quality;

/// <summary>One page full of everything, and the address of each kind of page: what a reader can come to.</summary>
public sealed class EveryPage : IAsyncLifetime
{
    /// <summary>The page.</summary>
    internal WebPage Web { get; private set; } = null!;

    /// <summary>Paths, one for each kind of page and each state that looks different.</summary>
    public IReadOnlyList<string> Paths { get; private set; } = [];

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Web = await SomeFeeds.StartAsync(consumers: bus => bus.AddHandler((ConsumeContext<PreviewBriefing> asked) => asked.RespondAsync(PipelinePageTests.Preview())));
        await Web.Get<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(20));
        await Web.Get<IBus>().Publish(Given.Fetched(Given.Now));
        var week = await Some.WeekAsync();
        var hostile = await Some.ApprovedAsync("hostile");
        await Web.KeepAsync([.. week, hostile with { Edition = "hostile" }, Some.Briefing(Given.Now, edition: "small")]);
        var heavy = week[^1];
        var story = heavy.Top.Concat(heavy.Sections.SelectMany(s => s.Stories)).First(s => s.AlsoReportedBy.Count > 0);
        await using var context = await Web.OpenAsync();
        var entry = await context.Set<StoredEntry>().Where(e => e.FeedId == FeedId.Of(Given.North)).Select(e => e.ItemId).FirstAsync();
        Paths =
        [
            "/", "/today/morning", $"/briefings/morning/{await SlugAsync(heavy.BriefingId)}", $"/briefings/hostile/{await SlugAsync(hostile.BriefingId)}",
            $"/stories/{story.StoryId}", "/archive", "/archive?month=2025-09", "/search", "/search?q=the&from=2025-09-01", "/search?q=absent&from=x",
            "/feeds", "/feeds?q=nothing", SomeFeeds.PathOf(Given.North), $"{SomeFeeds.PathOf(Given.North)}/entries/{entry}",
            "/pipeline", "/pipeline/next/morning", "/sign-in",
        ];

        Task<string> SlugAsync(Guid id) => context.Briefings.Where(b => b.BriefingId == id).Select(b => b.Slug).SingleAsync();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Web.DisposeAsync();
}
