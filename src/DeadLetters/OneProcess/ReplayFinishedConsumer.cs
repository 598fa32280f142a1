using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Sqlite;
using MassTransit;

namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>Writes down what became of a replayed message; one that is finished waits no longer.</summary>
internal sealed class ReplayFinishedConsumer(SqliteDeadLetters letters) : IConsumer<ReplayFinished>
{
    public Task Consume(ConsumeContext<ReplayFinished> context) => letters.FinishAsync(context.Message, context.CancellationToken);
}

/// <summary>The queue of reports about replays. What is lost of it with the process is found out by sending the message again.</summary>
internal sealed class ReplayFinishedConsumerDefinition : ConsumerDefinition<ReplayFinishedConsumer>
{
    public const string Queue = "dead-letters-replay-finished";

    public ReplayFinishedConsumerDefinition() => EndpointName = Queue;
}
