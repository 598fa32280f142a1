using MassTransit.Configuration;

namespace BriefingBus.ServiceDefaults.Bus.Checks;

/// <summary>Checks each message of a batch before it joins the batch: otherwise a refused one would take the others with it into the
/// dead letters.</summary>
internal sealed class BatchedMessageCheck : ConfigurationObserver
{
    private readonly IConsumePipeConfigurator endpoint;

    private BatchedMessageCheck(IConsumePipeConfigurator endpoint)
        : base(endpoint) => this.endpoint = endpoint;

    /// <summary>Adds the check to an endpoint, for each consumer of batches that it gets.</summary>
    public static void AddTo(IConsumePipeConfigurator endpoint) => _ = new BatchedMessageCheck(endpoint);

    public override void BatchConsumerConfigured<TConsumer, TMessage>(
        IConsumerMessageConfigurator<TConsumer, Batch<TMessage>> configurator) =>
        endpoint.AddPipeSpecification(new FilterPipeSpecification<ConsumeContext<TMessage>>(new MessageCheckFilter<TMessage>()));
}
