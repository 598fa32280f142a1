namespace BriefingBus.Contracts;

/// <summary>The names of the services' queues. An outlet's queue is named after its kind; a subscriber of your own needs a name that is not
/// in this list.</summary>
public static class QueueNames
{
    /// <summary>Fetcher: feeds to poll now.</summary>
    public const string FetchFeed = "fetch-feed";

    /// <summary>Fetcher: addresses to search for feeds.</summary>
    public const string FindFeeds = "find-feeds";

    /// <summary>Fetcher: stories that need a picture.</summary>
    public const string FetchPicture = "fetch-picture";

    /// <summary>Cleaner: polls with entries to clean.</summary>
    public const string CleanerFeedFetched = "cleaner-feed-fetched";

    /// <summary>Cleaner: entries to clean singly.</summary>
    public const string CleanItem = "clean-item";

    /// <summary>Composer: outcomes of polls.</summary>
    public const string ComposerFeeds = "composer-feeds";

    /// <summary>Composer: cleaned items.</summary>
    public const string ComposerItems = "composer-items";

    /// <summary>Composer: entries that could not be cleaned.</summary>
    public const string ComposerFailedItems = "composer-failed-items";

    /// <summary>Composer: briefings to compose now.</summary>
    public const string ComposeBriefing = "compose-briefing";

    /// <summary>Composer: briefings to publish again.</summary>
    public const string RepublishBriefings = "republish-briefings";

    /// <summary>Composer: requests for previews.</summary>
    public const string PreviewBriefing = "preview-briefing";

    /// <summary>Composer: briefings whose left-out items are to be published.</summary>
    public const string ComposerLeftOut = "composer-left-out";

    /// <summary>Delivery: the health of the services.</summary>
    public const string Notices = "notices";

    /// <summary>Delivery: queries of the ledger, and decisions.</summary>
    public const string Deliveries = "deliveries";

    /// <summary>Web: briefings.</summary>
    public const string WebBriefings = "web-briefings";

    /// <summary>Web: outcomes of polls.</summary>
    public const string WebFeeds = "web-feeds";

    /// <summary>Web: cleaned items.</summary>
    public const string WebItems = "web-items";

    /// <summary>Web: entries that could not be cleaned.</summary>
    public const string WebFailedItems = "web-failed-items";

    /// <summary>Web: pictures of stories.</summary>
    public const string WebPictures = "web-pictures";

    /// <summary>Web: items that briefings left out.</summary>
    public const string WebLeftOut = "web-left-out";

    /// <summary>Delivery: test messages for a kind of outlet. It is separate from the kind's own queue, so that a test does not wait behind
    /// a briefing that is being retried.</summary>
    public static string TestQueueOf(string kind) => kind + "-test";

    /// <summary>The queue for the failed messages of a queue, which wait until a person decides.</summary>
    public static string ErrorQueueOf(string queue) => queue + "_error";

    /// <summary>The queue for the messages of an unknown type that reached a queue.</summary>
    public static string SkippedQueueOf(string queue) => queue + "_skipped";
}
