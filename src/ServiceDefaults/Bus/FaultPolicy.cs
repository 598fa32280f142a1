using MassTransit.Middleware;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Handles the exceptions of consumers in the same way for every queue. A message with a permanent fault is dead-lettered at once.
/// One with a transient fault (<see cref="TransientFault"/>) is retried, then requeued while the kill switch pauses the endpoint, so that a
/// database outage of half an hour dead-letters nothing.</summary>
internal static class FaultPolicy
{
    /// <summary>The waits between attempts: 18 s in all. A process that stops in the meantime requeues the message.</summary>
    private static readonly TimeSpan[] Waits = [.. new[] { 0.1, 0.5, 2, 5, 10 }.Select(TimeSpan.FromSeconds)];

    public static void Apply(IReceiveEndpointConfigurator endpoint, IRetryObserver log)
    {
        endpoint.UseKillSwitch(rest =>
        {
            rest.SetExceptionFilter(faults => faults.Handle<Exception>(TransientFault.IsTransient));
            rest.SetActivationThreshold(4);
            rest.SetTripThreshold(0.5);
            rest.SetTrackingPeriod(TimeSpan.FromMinutes(1));
            rest.SetRestartTimeout(TimeSpan.FromMinutes(1));
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<Exception>(TransientFault.IsTransient);
            retry.Intervals(Waits);
            retry.ConnectRetryObserver(log);
        });
        // The in-memory transport cannot requeue a message.
        if (endpoint is IRabbitMqReceiveEndpointConfigurator)
            endpoint.ConfigureError(faulted =>
            {
                faulted.UseExecute(Requeue);
                faulted.UseFilter(new GenerateFaultFilter());
                faulted.UseFilter(new ErrorTransportFilter());
            });
    }

    /// <summary>Requeues the message: throwing here makes the transport return it to its queue, where the delivery limit counts.</summary>
    private static void Requeue(ExceptionReceiveContext context)
    {
        if (TransientFault.IsTransient(context.Exception))
            throw new RequeueException(context.Exception);
    }
}

/// <summary>Requeues a message whose fault was transient.</summary>
internal sealed class RequeueException(Exception fault) : Exception("Given back to the queue: " + fault.Message, fault);
