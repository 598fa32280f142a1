using BriefingBus.Composer.Selection;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.FeedHealth;
using BriefingBus.Rendering;
using BriefingBus.Rendering.Languages;

namespace BriefingBus.Composer.Health;

/// <summary>The health of an edition's feeds, and its description.</summary>
public sealed class EditionHealth
{
    // Two servers may be down at the same time by coincidence.
    private const int MinFeedsForOffline = 3;

    private readonly CompositionInput input;
    private readonly TimeZoneInfo zone;
    private readonly Dictionary<string, FeedStatus> reports;
    private readonly Dictionary<string, FeedTrouble> trouble;

    private EditionHealth(CompositionInput input, TimeZoneInfo zone)
    {
        this.input = input;
        this.zone = zone;
        Words = Phrases.Of(input.Edition.Language);
        reports = input.Feeds.ToDictionary(f => f.FeedUrl, StringComparer.Ordinal);
        var feeds = input.Edition.Sections.SelectMany(s => s.Feeds).DistinctBy(f => f.Url, StringComparer.Ordinal).ToList();
        var reported = input.ReportedIssues.ToLookup(t => t.FeedUrl, StringComparer.Ordinal);
        trouble = feeds
            .Select(f => FeedIssueDetection.Find(f, reports.GetValueOrDefault(f.Url), input.ScheduledAt, zone, Words))
            .OfType<FeedTrouble>()
            .Select(t => t with { ToldBefore = reported[t.FeedUrl].Any(o => IsSame(o, t)) })
            .ToDictionary(t => t.FeedUrl, StringComparer.Ordinal);
        IsOffline = feeds.Count >= MinFeedsForOffline
            && feeds.TrueForAll(f => reports.GetValueOrDefault(f.Url)?.FailureKind is "unreachable" or "timeout");
        Feeds = feeds.Count;
        Read = feeds.Count(IsRead);
        Trouble = IsOffline ? [] :
        [
            .. trouble.Values.OrderByDescending(t => t.Since ?? DateTimeOffset.MinValue).ThenBy(t => t.FeedName, StringComparer.Ordinal),
            .. feeds.Where(f => !trouble.ContainsKey(f.Url)).SelectMany(f => reported[f.Url].Where(HasAnEnd).Take(1)).Select(Back),
        ];
    }

    /// <summary>The feed issues, newest first, then the feeds that are back.</summary>
    public IReadOnlyList<FeedTrouble> Trouble { get; }

    /// <summary>The phrases of the briefing's language.</summary>
    public Phrases Words { get; }

    /// <summary>True if no feed can be reached. Then this machine is offline, and one sentence reports that instead of one for each
    /// feed.</summary>
    public bool IsOffline { get; }

    /// <summary>The number of the edition's feeds; a feed in two sections counts once.</summary>
    public int Feeds { get; }

    /// <summary>The number of feeds that were read.</summary>
    public int Read { get; }

    /// <summary>True if there is no feed issue.</summary>
    public bool Whole => trouble.Count == 0;

    /// <summary>True if every fetched item has arrived.</summary>
    public bool IsComplete => input.ItemsAwaited == 0 && reports.Values.All(f => f.ItemsAwaited == 0);

    /// <summary>Determines the health of an edition's feeds.</summary>
    public static EditionHealth Of(CompositionInput input, TimeZoneInfo zone) => new(input, zone);

    /// <summary>The notes on the whole briefing.</summary>
    /// <param name="stories">The number of stories.</param>
    public IEnumerable<string> Notes(int stories)
    {
        var late = reports.Values.Where(f => f.ItemsAwaited > 0).ToList();
        // If the requester waited for late items, its own notes report them.
        if (late.Count > 0 && input.ItemsAwaited == 0)
            yield return Words.Count("awaited", late.Sum(f => f.ItemsAwaited));
        // "Nothing new" would be wrong while items are missing.
        if (stories > 0 || ((late.Count > 0 || input.ItemsAwaited > 0) && Read > 0))
            yield break;
        yield return IsOffline
            ? Words.Say("offline", Feeds)
            : Read == 0
            ? Words.Say(Feeds == 1 ? "nothing.oneFeed" : "nothing.feeds", Feeds)
            : Words.Say("nothing.new", PlainTime.When(input.WindowFrom, input.ScheduledAt, zone, Words), Read, Words.Count("feeds", Feeds));
    }

    /// <summary>The health of a section's feeds.</summary>
    public SectionHealth Section(SectionOptions section)
    {
        var feeds = section.Feeds.DistinctBy(f => f.Url, StringComparer.Ordinal).ToList();
        var mine = feeds.Select(f => reports.GetValueOrDefault(f.Url)).OfType<FeedStatus>().ToList();
        return new SectionHealth
        {
            Feeds = feeds.Count,
            Read = feeds.Count(IsRead),
            CheckedAt = mine.Count == 0 ? null : TimeZoneInfo.ConvertTime(mine.Max(r => r.CheckedAt), zone),
            NewestItem = mine.Max(r => r.NewestEntry) is { } newest ? TimeZoneInfo.ConvertTime(newest, zone) : null,
            Trouble = IsOffline ? [] : [.. feeds.Select(f => trouble.GetValueOrDefault(f.Url)).OfType<FeedTrouble>()],
            IsIncomplete = input.ItemsAwaited > 0 || mine.Exists(f => f.ItemsAwaited > 0),
            At = input.ScheduledAt,
            Zone = zone,
            Words = Words,
        };
    }

    // Since is the start of the issue; its end is unknown.
    private FeedTrouble Back(FeedTrouble reported) => reported with
    {
        Kind = "back",
        Reason = reported.Since is { } since
            ? Words.Say("back.since", PlainTime.When(since, input.ScheduledAt, zone, Words))
            : Words["back.well"],
        Since = null,
        Times = 0,
        ToldBefore = false,
    };

    private bool IsRead(FeedOptions feed) => trouble.GetValueOrDefault(feed.Url)?.Kind is not ("failed" or "not fetched");

    // Items that could not be cleaned belong to one window, so no "back" follows them.
    private static bool IsSame(FeedTrouble reported, FeedTrouble now) =>
        reported.Kind == now.Kind && reported.Since == now.Since && now is not { Kind: "partly failed", Times: > 0 };

    private static bool HasAnEnd(FeedTrouble reported) => reported
        is { Kind: "failed" or "silent" or "not fetched" }
        or { Kind: "partly failed", Since: not null };
}
