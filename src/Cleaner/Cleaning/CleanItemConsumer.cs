using BriefingBus.Cleaner.Models;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>Cleans one entry by itself; if that throws, only this entry is dead-lettered. There is no retry: the same entry fails the same
/// way until the code or the entry changes, and a person decides when to replay it.</summary>
public sealed class CleanItemConsumer(SummaryOptions options, ModelSummaries models, ItemEmbedding embedding, TimeProvider clock)
    : IConsumer<CleanItem>
{
    public async Task Consume(ConsumeContext<CleanItem> context)
    {
        var wait = new ModelWait(clock);
        foreach (var outcome in FeedCleaner.Clean(context.Message, options))
        {
            var cleaned = embedding.Added(
                await models.ChosenAsync(outcome.Report!.Item, outcome.Report.Summary, wait, context.CancellationToken));
            await PublishLimit.KeepAsync(
                limited => context.Publish(cleaned, message => message.MessageId = ItemMessageId.Of(cleaned), limited),
                context.CancellationToken);
        }
    }
}
