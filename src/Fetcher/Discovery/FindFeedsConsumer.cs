using BriefingBus.Fetcher.Http;
using MassTransit;

namespace BriefingBus.Fetcher.Discovery;

/// <summary>Answers which feeds an address has, and stores nothing. Drops requests whose sender no longer waits.</summary>
public sealed class FindFeedsConsumer(FeedFinder finder, TimeProvider clock) : IConsumer<FindFeeds>
{
    public async Task Consume(ConsumeContext<FindFeeds> context)
    {
        var left = context.Message.AnswerBefore - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
            return;
        using var inTime = new CancellationTokenSource(left, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(inTime.Token, context.CancellationToken);
        try
        {
            await context.RespondAsync(await FindAsync(context.Message.Address, stop.Token));
        }
        catch (OperationCanceledException) when (inTime.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            // The requester has given up by now.
        }
    }

    private async Task<FeedsFound> FindAsync(string address, CancellationToken cancellationToken)
    {
        if (FeedFinder.PageOf(address) is not { } page)
            return new() { Feeds = [], Problem = "It is not the address of a web page, such as https://example.org." };
        try
        {
            return new() { Feeds = await finder.FindAsync(page, cancellationToken) };
        }
        catch (FetchException fault)
        {
            return new() { Feeds = [], Problem = fault.Message };
        }
    }
}
