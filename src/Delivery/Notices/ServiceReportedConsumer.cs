using MassTransit;

namespace BriefingBus.Delivery.Notices;

/// <summary>Stores the last report of every process.</summary>
public sealed class ServiceReportedConsumer(ReportStore reports) : IConsumer<ServiceReported>
{
    public Task Consume(ConsumeContext<ServiceReported> context) => reports.KeepAsync(context.Message, context.CancellationToken);
}
