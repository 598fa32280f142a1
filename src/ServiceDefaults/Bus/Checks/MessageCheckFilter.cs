namespace BriefingBus.ServiceDefaults.Bus.Checks;

/// <summary>Runs before every consumer of every service, so that a message that <see cref="MessageCheck"/> refuses reaches none.</summary>
/// <typeparam name="T">The message.</typeparam>
internal sealed class MessageCheckFilter<T> : IFilter<ConsumeContext<T>> where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        if (Refusal(context.Message) is { } refusal)
        {
            // Reported like a fault of a consumer, for a requester that waits for the outcome.
            await context.NotifyFaulted(context, context.ReceiveContext.ElapsedTime, nameof(MessageCheck), refusal);
            throw refusal;
        }
        await next.Send(context);
    }

    private static InvalidMessageException? Refusal(object message)
    {
        // A service's report of a failed message contains the message.
        if (message is Fault)
            message = message.GetType().GetProperty(nameof(Fault<object>.Message))?.GetValue(message) ?? message;
        return message.GetType().Assembly == typeof(FeedFetched).Assembly && MessageCheck.Problem(message) is { } problem
            ? new($"{message.GetType().Name}.{problem}")
            : null;
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("message check");
}

/// <summary>A message violates its contract and is dead-lettered at once.</summary>
/// <param name="message">The message, the place, and the found and expected value.</param>
public sealed class InvalidMessageException(string message) : Exception(message);
