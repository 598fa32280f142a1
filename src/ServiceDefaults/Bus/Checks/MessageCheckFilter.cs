using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.ServiceDefaults.Bus.Checks;

/// <summary>Stands before every consumer of every service: a message that <see cref="MessageCheck"/> refuses reaches none.</summary>
/// <typeparam name="T">The message.</typeparam>
internal sealed class MessageCheckFilter<T> : IFilter<ConsumeContext<T>> where T : class
{
    public Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        // What a service publishes of its own about a message that failed has the message inside.
        var (name, message) = context.Message is Fault fault ? ("Fault", fault.GetType().GetProperty(nameof(Fault<object>.Message))?.GetValue(fault)) : (typeof(T).Name, context.Message);
        if (message is not null && message.GetType().Assembly == typeof(FeedFetched).Assembly && MessageCheck.Problem(message) is { } problem)
            throw new InvalidMessageException($"{name}.{problem}");
        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("message check");
}
