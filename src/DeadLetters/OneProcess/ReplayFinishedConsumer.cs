using BriefingBus.Contracts;
using BriefingBus.DeadLetters.Ingest;
using MassTransit;

namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>Stores the reports of this process's consumers on replays. If a report is lost with the process, the message is sent again and
/// gives a new one.</summary>
internal sealed class ReplayFinishedConsumer(OutcomeWriter outcomes) : IConsumer<ReplayFinished>
{
    public const string Queue = "dead-letters-replay-finished";

    public Task Consume(ConsumeContext<ReplayFinished> context) => outcomes.StoreAsync([context.Message], context.CancellationToken);
}
