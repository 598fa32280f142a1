using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Rendering;
using BriefingBus.Rendering.Languages;

namespace BriefingBus.FeedHealth;

/// <summary>Finds a feed's issue, if it has one.</summary>
public static class FeedIssueDetection
{
    /// <summary>The delay from which on a poll counts as missed. It also does so <see cref="MaxInterval"/> after its predecessor.</summary>
    public static readonly TimeSpan Overdue = TimeSpan.FromHours(1);

    /// <summary>The maximum time between two polls.</summary>
    public static readonly TimeSpan MaxInterval = TimeSpan.FromHours(24);

    /// <summary>The feed's issue at the instant of the briefing, or null.</summary>
    public static FeedTrouble? Find(FeedOptions feed, FeedStatus? report, DateTimeOffset at, TimeZoneInfo zone, Phrases? language = null)
    {
        var words = language ?? Phrases.English;
        if (report is null)
            return Trouble(feed, null, "not fetched", words["reason.never"], null, 0);
        if (report.FailureReason is { } reason)
            return Trouble(feed, report, "failed", reason, report.FailingSince, report.Failures);
        if (at - report.CheckedAt > MaxInterval + Overdue || report.NextFetch is { } due && at - due > Overdue)
        {
            var overdue = words.Say("reason.overdue", PlainTime.When(report.CheckedAt, at, zone, words));
            return Trouble(feed, report, "not fetched", overdue, report.CheckedAt, 0);
        }
        // Lost content may be the reason for the silence; "it reads well" would be false.
        if (report.Losses.Count == 0 && StaleFeedRule.IsStale(feed, report, at, zone))
            return Trouble(feed, report, "silent", Silence(feed, report, at, words), report.NewestEntry, 0);
        var parts = (string[])[.. report.Losses.Select(Clause), .. FailedItems(report.FailedItems, words)];
        return parts.Length > 0
            ? Trouble(feed, report, "partly failed", string.Join("; ", parts), report.LossesSince, report.FailedItems.Count)
            : null;
    }

    private static string Clause(string loss) => loss.TrimEnd('.', ' ');

    private static string Silence(FeedOptions feed, FeedStatus report, DateTimeOffset at, Phrases words)
    {
        var silence = words.Say("reason.silent", PlainTime.Span(at - report.NewestEntry!.Value, words));
        return feed.SilentAfter is null && report.UsualInterval is { } usual
            ? $"{silence}; {words.Say("reason.usual", PlainTime.Span(usual, words))}"
            : silence;
    }

    private static IEnumerable<string> FailedItems(IReadOnlyList<string> items, Phrases words)
    {
        if (items.Count == 0)
            yield break;
        var named = string.Join(", ", items.Take(3).Select(i => $"“{i}”"));
        yield return words.Count("reason.items", items.Count, named + (items.Count > 3 ? " " + words["reason.others"] : ""));
    }

    private static FeedTrouble Trouble(
        FeedOptions feed, FeedStatus? report, string kind, string reason, DateTimeOffset? since, int times) => new()
        {
            FeedUrl = feed.Url,
            FeedName = feed.NameOr(report?.FeedName),
            Kind = kind,
            Reason = reason.TrimEnd('.', ' '),
            Since = since,
            Times = times,
        };
}
