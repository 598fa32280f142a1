using MassTransit;

namespace BriefingBus.Delivery.Notices;

/// <summary>Stores the last report of every process.</summary>
public sealed class ServiceReportedConsumer(ReportStore reports) : IConsumer<ServiceReported>
{
    public Task Consume(ConsumeContext<ServiceReported> context) => reports.KeepAsync(context.Message, context.CancellationToken);
}

/// <summary>The queue of reports. They are stored in order, one at a time.</summary>
public sealed class ServiceReportedConsumerDefinition : ConsumerDefinition<ServiceReportedConsumer>
{
    /// <summary>Names the queue.</summary>
    public ServiceReportedConsumerDefinition()
    {
        EndpointName = QueueNames.Notices;
        ConcurrentMessageLimit = 1;
    }
}
