using System.Collections.Concurrent;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.EndToEnd.Tests.Fetching;

/// <summary>How each poll ended, as a subscriber hears it.</summary>
internal sealed class PollsHeard : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<string>> polls = new(StringComparer.Ordinal);
    private IHost host = null!;

    public static async Task<PollsHeard> ListenAsync(BusOptions options)
    {
        var heard = new PollsHeard();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(heard);
        builder.Services.AddBriefingBus(options, bus => bus.AddConsumer<PollConsumer>());
        heard.host = builder.Build();
        await heard.host.StartAsync();
        return heard;
    }

    /// <summary>How many messages ended polls of a feed; of a document in parts the first alone counts.</summary>
    public int Ended(string url) => Outcomes(url).Count;

    /// <summary>How each poll of a feed ended: "fetched", or the reason why not.</summary>
    public IReadOnlyCollection<string> Outcomes(string url) => polls.TryGetValue(url, out var ended) ? ended : [];

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
    }

    private void Add(string url, string outcome) => polls.GetOrAdd(url, _ => []).Add(outcome);

    private sealed class PollConsumer(PollsHeard heard) : IConsumer<FeedFetched>, IConsumer<FeedFetchFailed>
    {
        public Task Consume(ConsumeContext<FeedFetched> context)
        {
            if (context.Message.Part == 1)
                heard.Add(context.Message.FeedUrl, "fetched");
            return Task.CompletedTask;
        }

        public Task Consume(ConsumeContext<FeedFetchFailed> context)
        {
            heard.Add(context.Message.FeedUrl, context.Message.Reason);
            return Task.CompletedTask;
        }
    }
}
