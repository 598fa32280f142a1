using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Ingest;
using MassTransit;

namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>Writes down what consumers of this process report about replays.</summary>
internal sealed class ReplayFinishedConsumer(OutcomeWriter outcomes) : IConsumer<ReplayFinished>
{
    public Task Consume(ConsumeContext<ReplayFinished> context) => outcomes.StoreAsync([context.Message], context.CancellationToken);
}

/// <summary>The queue of reports about replays. What is lost of it with the process is found out by sending the message again.</summary>
internal sealed class ReplayFinishedConsumerDefinition : ConsumerDefinition<ReplayFinishedConsumer>
{
    public const string Queue = "dead-letters-replay-finished";

    public ReplayFinishedConsumerDefinition() => EndpointName = Queue;
}
