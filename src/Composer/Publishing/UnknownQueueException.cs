namespace BriefingBus.Composer.Publishing;

/// <summary>Briefings were to go to a queue that does not exist; asking again will not help.</summary>
/// <param name="queue">The name asked for.</param>
public sealed class UnknownQueueException(string queue)
    : Exception($"There is no queue \"{queue}\" that takes briefings. A subscriber's queue comes into being when it first runs.");
