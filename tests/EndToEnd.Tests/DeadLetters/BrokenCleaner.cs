using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.EndToEnd.Tests.DeadLetters;

/// <summary>A Cleaner with a fault in it: on the Cleaner's queues, with the Cleaner's bus, it fails at every entry, in five ways.</summary>
internal static class BrokenCleaner
{
    /// <summary>Of ten entries one after the other, six fail in the first way.</summary>
    public const int OftenOfTen = 6;

    public static async Task<IHost> StartAsync(BusOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddBriefingBus(options, bus =>
        {
            bus.AddConsumer<Polls>().Endpoint(e => e.Name = "cleaner-feed-fetched");
            bus.AddConsumer<Entries>().Endpoint(e => e.Name = QueueNames.CleanItem);
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    /// <summary>As the Cleaner does with an entry that fails.</summary>
    private sealed class Polls : IConsumer<FeedFetched>
    {
        public async Task Consume(ConsumeContext<FeedFetched> context)
        {
            foreach (var entry in context.Message.Entries)
                await context.Send(new Uri("exchange:" + QueueNames.CleanItem), new CleanItem
                {
                    FetchId = context.Message.FetchId,
                    FeedUrl = context.Message.FeedUrl,
                    FeedName = context.Message.FeedName,
                    FetchedAt = context.Message.FetchedAt,
                    Entry = entry,
                });
        }
    }

    private sealed class Entries : IConsumer<CleanItem>
    {
        public Task Consume(ConsumeContext<CleanItem> context) => (int.Parse(context.Message.Entry.EntryId) % 10) switch
        {
            < OftenOfTen => throw new InvalidDataException("The text has no end."),
            6 => throw new FormatException("A date that is none."),
            7 => throw new NotSupportedException("No language of that name."),
            8 => throw new InvalidOperationException("There is no sentence."),
            _ => throw new KeyNotFoundException("There is no such rule."),
        };
    }
}
