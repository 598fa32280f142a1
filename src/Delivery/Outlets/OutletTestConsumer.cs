using MassTransit;

namespace BriefingBus.Delivery.Outlets;

/// <summary>Sends test messages to the outlets of one kind. Every kind gets the request, and the one that has the outlet answers. Drops
/// requests whose sender no longer waits.</summary>
/// <typeparam name="TOptions">The options of the kind.</typeparam>
public sealed class OutletTestConsumer<TOptions>(NamedOutlets<TOptions> outlets, TimeProvider clock) : IConsumer<TestOutlet>
    where TOptions : OutletOptions
{
    public async Task Consume(ConsumeContext<TestOutlet> context)
    {
        var now = clock.GetUtcNow();
        if (context.Message.AnswerBefore <= now || outlets.All.FirstOrDefault(o => o.Name == context.Message.Outlet) is not { } outlet)
            return;
        var result = await OutletTest.SendAsync(outlet, now, context.CancellationToken);
        await context.RespondAsync(new OutletTested { Problem = result.Problem });
    }
}
