using BriefingBus.Composer.Collecting;
using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Publishing;
using BriefingBus.Composer.Scheduling;
using BriefingBus.Composer.Selection;
using BriefingBus.Composer.Storage;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Telemetry;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;
using MassTransit;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace BriefingBus.Composer;

/// <summary>Registers Composer in a process of its own or beside other services.</summary>
public static class ComposerRegistration
{
    /// <summary>The keys of <c>briefing.yaml</c> that Composer reads in addition to <c>editions</c>.</summary>
    public static readonly IReadOnlyList<TopLevelKey> Keys =
    [
        TopLevelKey.Of<ScoreOptions>("score"),
        TopLevelKey.Of<GroupingOptions>("stories"),
        TopLevelKey.Of<RetentionOptions>("archive"),
    ];

    /// <summary>The maximum number of items that are collected in one transaction.</summary>
    private const int MaxBatch = 100;

    /// <summary>Registers Composer's database and the services on it. Needs a <see cref="BriefingConfiguration"/>.</summary>
    public static IServiceCollection AddComposer(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddServiceDatabase<ComposerContext, SqliteComposerContext, PostgresComposerContext>(
            database, PostgresComposerContext.Schema);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new ScoreOptions());
        services.TryAddSingleton(new GroupingOptions());
        services.TryAddSingleton(new RetentionOptions());
        services.AddSingleton<SerializedWriter<ComposerContext>>();
        services.AddMetrics().AddSingleton<CompositionMetrics>();
        services.AddSingleton<ItemCollector>();
        services.AddSingleton<PollCollector>();
        services.AddSingleton<FailedItemCollector>();
        services.AddSingleton<WithdrawalCollector>();
        services.AddSingleton<MissingItems>();
        services.AddSingleton<BriefingComposer>();
        services.AddSingleton<Publication>();
        services.AddSingleton<Republication>();
        return services;
    }

    /// <summary>Registers Composer's loops: editions at their hour, briefings that a crash left unpublished, retention.</summary>
    public static IServiceCollection AddComposerSchedule(this IServiceCollection services)
    {
        services.AddSingleton<StartupTime>();
        services.AddSingleton<EditionScheduler>();
        services.AddSingleton<UnpublishedBriefings>();
        services.AddSingleton<RetentionJob>();
        services.AddSingleton<EditionTriggers>();
        services.AddQuartz(quartz => quartz.AddJob<EditionTriggers.Job>(job => job.WithIdentity(EditionTriggers.JobKey).StoreDurably()));
        services.AddQuartzHostedService();
        services.AddHealthChecks().AddCheck<EditionScheduler>("editions due", tags: [HealthEndpoints.Ready]);
        services.AddLoop<EditionScheduler>(
            new LoopOptions("editions") { Interval = TimeSpan.FromSeconds(15) }, (editions, stopping) => editions.AskAsync(stopping));
        services.AddLoop<EditionTriggers>(
            new LoopOptions("edition alarm") { Interval = TimeSpan.FromSeconds(5) }, (alarm, stopping) => alarm.ScheduleAsync(stopping));
        services.AddLoop<MissingItems>(
            new LoopOptions("missing items") { Interval = TimeSpan.FromSeconds(15) }, (items, stopping) => items.CheckAsync(stopping));
        services.AddLoop<UnpublishedBriefings>(
            new LoopOptions("unpublished briefings") { Interval = TimeSpan.FromSeconds(30) },
            (pending, stopping) => pending.PublishAsync(stopping));
        return services.AddLoop<RetentionJob>(
            new LoopOptions("retention") { Interval = TimeSpan.FromHours(1), Timeout = TimeSpan.FromMinutes(10) },
            (retention, stopping) => retention.PruneAsync(stopping));
    }

    /// <summary>Registers Composer's consumers with the process's bus, except the one of <see cref="AddLeftOutConsumer"/>.</summary>
    public static IBusRegistrationConfigurator AddComposerConsumers(this IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<ItemCleanedConsumer>((_, c) => c.Options<BatchOptions>(batch => batch
                .SetMessageLimit(MaxBatch).SetTimeLimit(TimeSpan.FromMilliseconds(50)).SetConcurrencyLimit(2)))
            .Endpoint(e => (e.Name, e.PrefetchCount) = (QueueNames.ComposerItems, 2 * MaxBatch));
        bus.AddConsumer<PollConsumer>().Endpoint(e => e.Name = QueueNames.ComposerFeeds);
        bus.AddConsumer<CleanItemFaultConsumer>().Endpoint(e => e.Name = QueueNames.ComposerFailedItems);
        // One briefing at a time: each is short work, and the next may depend on it.
        bus.AddConsumer<ComposeBriefingConsumer>((_, c) => c.ConcurrentMessageLimit = 1)
            .Endpoint(e => e.Name = QueueNames.ComposeBriefing);
        bus.AddConsumer<RepublishBriefingsConsumer>((_, c) => c.ConcurrentMessageLimit = 1)
            .Endpoint(e => e.Name = QueueNames.RepublishBriefings);
        // Previews and lists must not delay briefings.
        bus.AddConsumer<PreviewBriefingConsumer>((_, c) => c.ConcurrentMessageLimit = 1)
            .Endpoint(e => e.Name = QueueNames.PreviewBriefing);
        return bus;
    }

    /// <summary>Registers the consumer that publishes what briefings left out. Only a process with a search of left-out items needs
    /// it.</summary>
    public static void AddLeftOutConsumer(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<LeftOutConsumer>((_, c) => c.ConcurrentMessageLimit = 1).Endpoint(e => e.Name = QueueNames.ComposerLeftOut);
}
