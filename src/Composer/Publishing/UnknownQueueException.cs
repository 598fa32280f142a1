namespace BriefingBus.Composer.Publishing;

/// <summary>The requested queue does not exist; retrying will not help.</summary>
/// <param name="queue">The requested name.</param>
public sealed class UnknownQueueException(string queue)
    : Exception($"There is no queue \"{queue}\" that takes briefings. A subscriber's queue comes into being when it first runs.");
