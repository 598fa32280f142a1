namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Reports the outcome of a replayed message before the message is acknowledged, since only its consumer knows it. A message that
/// is requeued, or that no consumer knows, has no outcome and is not reported.</summary>
/// <param name="clock">The clock.</param>
public sealed class ReplayReport(TimeProvider clock) : IFilter<ConsumeContext>
{
    /// <summary>The header with a replay's identity.</summary>
    public const string IdHeader = "replay-id";

    public async Task Send(ConsumeContext context, IPipe<ConsumeContext> next)
    {
        if (context.ReceiveContext.TransportHeaders.Get<string>(IdHeader) is not { } replay)
        {
            await next.Send(context);
            return;
        }
        try
        {
            await next.Send(context);
        }
        catch (Exception exception) when (!TransientFault.IsTransient(exception))
        {
            await ReportAsync(context, replay, exception.GetBaseException());
            throw;
        }
        if (context.ReceiveContext.IsDelivered)
            await ReportAsync(context, replay, fault: null);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("replayReport");

    private Task ReportAsync(ConsumeContext context, string replay, Exception? fault)
    {
        var finished = new ReplayFinished
        {
            ReplayId = replay,
            Queue = context.ReceiveContext.InputAddress.Segments[^1],
            FinishedAt = clock.GetUtcNow(),
            ExceptionType = fault?.GetType().FullName,
            ExceptionMessage = fault?.Message,
            StackTrace = fault?.StackTrace,
        };
        return PublishLimit.KeepAsync(limited => context.Publish(finished, limited), context.CancellationToken);
    }
}
