using MassTransit.Middleware;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>What happens when a consumer throws, the same on every queue. A fault of the message itself goes to the dead letters
/// at once. One that can pass (<see cref="TransientFault"/>) is retried, then given back to the queue while the kill switch rests
/// the endpoint, so that a database that is away for half an hour drains nothing into the dead letters.</summary>
internal static class FaultPolicy
{
    /// <summary>The waits between tries: 18 s in all. A process that stops meanwhile gives the message back to its queue.</summary>
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
        // The in-memory queue cannot take a message back.
        if (endpoint is IRabbitMqReceiveEndpointConfigurator)
            endpoint.ConfigureError(faulted =>
            {
                faulted.UseExecute(Requeue);
                faulted.UseFilter(new GenerateFaultFilter());
                faulted.UseFilter(new ErrorTransportFilter());
            });
    }

    /// <summary>Throwing from here makes the transport return the message to its queue, where the delivery limit counts it.</summary>
    private static void Requeue(ExceptionReceiveContext context)
    {
        if (TransientFault.IsTransient(context.Exception))
            throw new RequeueException(context.Exception);
    }
}

/// <summary>A message goes back to its queue, because what went wrong may be right by its next delivery.</summary>
internal sealed class RequeueException(Exception fault) : Exception("Given back to the queue: " + fault.Message, fault);
