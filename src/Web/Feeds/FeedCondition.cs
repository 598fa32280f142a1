using BriefingBus.FeedHealth;

namespace BriefingBus.Web.Feeds;

/// <summary>A feed's status, by the same rule as in the briefing.</summary>
/// <param name="Word">The status: <c>good</c>, <c>quiet</c>, <c>silent</c>, <c>failing</c> or <c>not fetched</c>.</param>
/// <param name="Reason">The reason, as a sentence in the briefing's words; null if there is none.</param>
public sealed record FeedCondition(string Word, string? Reason)
{
    /// <summary>The statuses, the worst first.</summary>
    public static readonly IReadOnlyList<string> Words = ["failing", "not fetched", "silent", "quiet", "good"];

    /// <summary>Its rank, from 0 for the worst.</summary>
    public int Rank { get; } = Words.ToList().IndexOf(Word);

    /// <summary>Determines the status of a feed.</summary>
    /// <param name="feed">The feed as configured.</param>
    /// <param name="report">The status after its polls, or null.</param>
    /// <param name="at">The instant of the status.</param>
    /// <param name="zone">The time zone of its edition.</param>
    public static FeedCondition Of(FeedOptions feed, FeedStatus? report, DateTimeOffset at, TimeZoneInfo zone)
    {
        if (FeedIssueDetection.Find(feed, report, at, zone) is { } trouble)
            return new(trouble.Kind is "silent" or "not fetched" ? trouble.Kind : "failing", FeedIssueText.Sentence(trouble, at, zone));
        var usual = report!.UsualInterval is { } interval && interval > StaleFeedRule.MinInterval ? interval : StaleFeedRule.MinInterval;
        if (report.NewestEntry is not { } newest)
            return new("quiet", "It reads well and has never had an item.");
        return at - newest > usual
            ? new("quiet", $"It reads well; nothing new for {PlainTime.Span(at - newest)}, which is not yet unusual.")
            : new("good", null);
    }
}
