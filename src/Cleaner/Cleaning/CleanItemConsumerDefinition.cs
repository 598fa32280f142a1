using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>The queue of entries to clean by themselves. No retry: the same entry fails the same way until the code or the entry changes,
/// and replaying it from the dead letters is a person's decision.</summary>
public sealed class CleanItemConsumerDefinition : ConsumerDefinition<CleanItemConsumer>
{
    /// <summary>The queue's name.</summary>
    public const string Queue = QueueNames.CleanItem;

    /// <summary>One at a time: what comes here is suspect.</summary>
    public CleanItemConsumerDefinition()
    {
        EndpointName = Queue;
        ConcurrentMessageLimit = 1;
    }
}
