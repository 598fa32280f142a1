using BriefingBus.Cleaner.Models;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>Cleans the entries of a poll together. It publishes an <see cref="ItemCleaned"/> for each, or sends a <see cref="CleanItem"/>
/// for one that fails.</summary>
public sealed class FeedFetchedConsumer(
    SummaryOptions options, ModelSummaries models, ItemEmbedding embedding, CleaningMetrics metrics, TimeProvider clock,
    ILogger<FeedFetchedConsumer> log)
        : IConsumer<FeedFetched>
{
    private static readonly Uri CleanItemQueue = new("exchange:" + QueueNames.CleanItem);

    public async Task Consume(ConsumeContext<FeedFetched> context)
    {
        var started = clock.GetTimestamp();
        var outcomes = FeedCleaner.Clean(context.Message, options);
        metrics.Record(outcomes.Count(o => o.Report is not null), outcomes.Count(o => o.Report is null), clock.GetElapsedTime(started));
        var wait = new ModelWait(clock);
        foreach (var outcome in outcomes)
        {
            if (outcome.Report is { } report)
            {
                var cleaned = embedding.Added(await models.ChosenAsync(report.Item, report.Summary, wait, context.CancellationToken));
                await PublishLimit.KeepAsync(
                    limited => context.Publish(cleaned, message => message.MessageId = ItemMessageId.Of(cleaned), limited),
                    context.CancellationToken);
                continue;
            }
            log.LogWarning(outcome.Failure, "Item {ItemId} of {FeedUrl} could not be cleaned; retrying it alone",
                outcome.Item.Entry.ItemId, outcome.Item.FeedUrl);
            var endpoint = await context.GetSendEndpoint(CleanItemQueue);
            await PublishLimit.KeepAsync(
                limited => endpoint.Send(outcome.Item, message => message.MessageId = ItemMessageId.Of(outcome.Item), limited),
                context.CancellationToken);
        }
    }
}
