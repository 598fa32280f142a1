using BriefingBus.Web.Feeds;
using BriefingBus.Web.Pipeline;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Machines;

/// <summary>A summary of the system's state for a monitor or a dashboard.</summary>
/// <param name="Status"><c>ok</c>; <c>attention</c> if a feed fails; <c>down</c> if a service or the broker is down.</param>
/// <param name="Briefing">The latest briefing, or null.</param>
/// <param name="Feeds">The number of feeds in each state, such as <c>good</c> and <c>failing</c>.</param>
/// <param name="Services">The services.</param>
public sealed record StatusSummary(
    string Status, LatestBriefing? Briefing, IReadOnlyDictionary<string, int> Feeds, IReadOnlyList<ServiceState> Services)
{
    private const string Failing = "failing";
    private const string Down = "down";

    /// <summary>Whether something is down.</summary>
    internal bool IsDown => Status == Down;

    /// <summary>Creates the summary.</summary>
    internal static StatusSummary Of(PipelinePicture pipeline, IReadOnlyList<FeedRow> feeds, StoredBriefing? latest, string site)
    {
        var counts = FeedCondition.Words.ToDictionary(word => word, word => feeds.Count(f => f.Condition.Word == word));
        var isDown = pipeline.Bus.DownSince is not null || pipeline.Services.Any(s => s.State is Down or "never started");
        return new(
            isDown ? Down : counts[Failing] > 0 ? "attention" : "ok",
            latest is null
                ? null
                : new(
                    latest.Edition, latest.Title, latest.ScheduledAt, latest.StoryCount,
                    site + Address.OfBriefing(latest.Edition, latest.Slug)),
            counts,
            [.. pipeline.Services.Select(s => new ServiceState(s.Name, s.State, s.Since))]);
    }
}

/// <summary>The latest briefing.</summary>
/// <param name="Edition">Its edition's name.</param>
/// <param name="Title">Its title.</param>
/// <param name="ScheduledAt">The instant that it is for.</param>
/// <param name="Stories">The number of stories.</param>
/// <param name="Url">Its address.</param>
public sealed record LatestBriefing(string Edition, string Title, DateTimeOffset ScheduledAt, int Stories, string Url);

/// <summary>A service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">As <see cref="ServiceLine.State"/>.</param>
/// <param name="Since">Since when it is down, or null.</param>
public sealed record ServiceState(string Name, string State, DateTimeOffset? Since);
