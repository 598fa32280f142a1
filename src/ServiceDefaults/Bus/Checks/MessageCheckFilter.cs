namespace BriefingBus.ServiceDefaults.Bus.Checks;

/// <summary>Stands before every consumer of every service: a message that <see cref="MessageCheck"/> refuses reaches none.</summary>
/// <typeparam name="T">The message.</typeparam>
internal sealed class MessageCheckFilter<T> : IFilter<ConsumeContext<T>> where T : class
{
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        if (Refusal(context.Message) is { } refusal)
        {
            // As for a fault of a consumer: whoever waits for the outcome gets it.
            await context.NotifyFaulted(context, context.ReceiveContext.ElapsedTime, nameof(MessageCheck), refusal);
            throw refusal;
        }
        await next.Send(context);
    }

    private static InvalidMessageException? Refusal(object message)
    {
        // What a service publishes about a message that failed has the message inside.
        if (message is Fault)
            message = message.GetType().GetProperty(nameof(Fault<object>.Message))?.GetValue(message) ?? message;
        return message.GetType().Assembly == typeof(FeedFetched).Assembly && MessageCheck.Problem(message) is { } problem
            ? new($"{message.GetType().Name}.{problem}")
            : null;
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("message check");
}

/// <summary>A message is not what its contract says. It goes to the dead letters at once.</summary>
/// <param name="message">Which message, where, what was found and what was expected.</param>
public sealed class InvalidMessageException(string message) : Exception(message);
