namespace BriefingBus.EndToEnd.Tests.Alerts;

/// <summary>Something that goes wrong, and the alerts that have to fire for it.</summary>
/// <param name="Name">What, as the ledger names it.</param>
/// <param name="Alerts">The alerts.</param>
/// <param name="Cause">Brings it about.</param>
/// <param name="Mend">Ends it; null where the system is gone.</param>
internal sealed record Trouble(
    string Name, IReadOnlyList<string> Alerts, Func<WatchedSystem, Task> Cause, Func<WatchedSystem, Task>? Mend)
{
    /// <summary>Every kind, so that each alert fires at least once.</summary>
    public static readonly IReadOnlyList<Trouble> Kinds =
    [
        new("feeds unreachable", ["MostPollsFail", "FeedDead"], s => Do(() => s.Fleet.Gone = true), s => Do(() => s.Fleet.Gone = false))
        {
            Again = s => s.Database.MakeFeedsDueAsync(),
        },
        new("broker's memory alarm", ["BrokerBlocksPublishers", "BrokerDiskOrMemoryAlarm"],
            s => s.SetBrokerMemoryAsync("0.0001"), s => s.SetBrokerMemoryAsync("0.4")),
        new("broker down", ["BrokerAway"], s => s.TakeBrokerAsync(), s => s.GiveBrokerBackAsync()),
        new("database read-only", ["BriefingLate", "LoopFailing"],
            s => s.Database.SetReadOnlyAsync(true), s => s.Database.SetReadOnlyAsync(false)),
        new("outlets busy, in doubt, refusing", ["DeliveriesFail", "DeliveryUncertain", "DeliveryRefused"],
            s => Do(() => s.AnswerHooks(503, 504, 401, 503)), s => Do(() => s.AnswerHooks(204))),
        new("messages that nobody can read", ["DeadLettersRising"],
            s => s.PublishNonsenseAsync("cleaner-feed-fetched", 3), _ => Task.CompletedTask),
        new("Cleaner killed", ["ServiceDown", "QueueWithoutConsumer", "QueueNotDraining"],
            async s =>
            {
                await s.KillAsync("Cleaner");
                await s.PublishNonsenseAsync("cleaner-feed-fetched", 150);
            },
            s => s.StartAsync("Cleaner")),
        new("Fetcher killed, a feed added", ["ServiceDown", "NoPolls", "FeedsNotPolled"],
            async s =>
            {
                await s.KillAsync("Fetcher");
                await s.AddFeedAsync();
            },
            s => s.StartAsync("Fetcher")),
        new("every service killed", ["BriefingBusDown"], s => s.KillAllAsync(), Mend: null),
    ];

    /// <summary>What is done again and again until the trouble is over.</summary>
    public Func<WatchedSystem, Task> Again { get; init; } = _ => Task.CompletedTask;

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
