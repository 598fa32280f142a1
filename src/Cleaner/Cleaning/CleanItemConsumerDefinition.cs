using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Cleaner.Cleaning;

/// <summary>The queue of entries to clean by themselves. No retry: the same entry fails the same way until the code or the entry changes; a
/// person decides when to replay it.</summary>
public sealed class CleanItemConsumerDefinition : ConsumerDefinition<CleanItemConsumer>
{
    /// <summary>The queue's name.</summary>
    public const string Queue = QueueNames.CleanItem;

    /// <summary>One at a time: an entry that failed once may be expensive.</summary>
    public CleanItemConsumerDefinition()
    {
        EndpointName = Queue;
        ConcurrentMessageLimit = 1;
    }
}
