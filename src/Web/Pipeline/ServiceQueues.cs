namespace BriefingBus.Web.Pipeline;

/// <summary>A service and the queues that it consumes.</summary>
/// <param name="Name">The service.</param>
/// <param name="Does">Its task.</param>
/// <param name="Queues">Its queues.</param>
public sealed record ServiceQueues(string Name, string Does, IReadOnlyList<string> Queues)
{
    /// <summary>The services in the order of the pipeline; consumer definitions name their queues.</summary>
    public static readonly IReadOnlyList<ServiceQueues> All =
    [
        new("Fetcher", "polls the feeds", [QueueNames.FetchFeed, QueueNames.FindFeeds, QueueNames.FetchPicture]),
        new("Cleaner", "cleans and summarises entries", [QueueNames.CleanerFeedFetched, QueueNames.CleanItem]),
        new("Composer", "composes the briefings",
        [
            QueueNames.ComposerFeeds, QueueNames.ComposerItems, QueueNames.ComposerFailedItems,
            QueueNames.ComposeBriefing, QueueNames.RepublishBriefings, QueueNames.PreviewBriefing,
            QueueNames.ComposerLeftOut,
        ]),
        new("Web", "these pages",
        [
            QueueNames.WebBriefings, QueueNames.WebFeeds, QueueNames.WebItems, QueueNames.WebFailedItems, QueueNames.WebPictures,
            QueueNames.WebLeftOut,
        ]),
        new("Slack", "delivers to Slack", ["slack", QueueNames.TestQueueOf("slack")]),
        new("Email", "delivers by e-mail", ["email", QueueNames.TestQueueOf("email")]),
        new("Webhook", "delivers to web hooks", ["webhook", QueueNames.TestQueueOf("webhook")]),
        new("Notices", "notifies the operator", [QueueNames.Notices]),
        new("Deliveries", "answers what was delivered where", [QueueNames.Deliveries]),
        new("Files", "delivers to folders", ["files", QueueNames.TestQueueOf("files")]),
    ];

    /// <summary>Whether the service is required even without a queue of its own.</summary>
    public bool IsCore => Name is "Fetcher" or "Cleaner" or "Composer" or "Web";
}
