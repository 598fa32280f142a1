namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>The topology could not be declared.</summary>
/// <param name="message">What stands in the way, each thing on a line of its own.</param>
public sealed class TopologyException(string message) : Exception(message);
