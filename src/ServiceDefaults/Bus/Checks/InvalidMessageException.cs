namespace BriefingBus.ServiceDefaults.Bus.Checks;

/// <summary>A message is not what its contract says. It goes to the dead letters at once.</summary>
/// <param name="message">Which message, where, what was found and what was expected.</param>
public sealed class InvalidMessageException(string message) : Exception(message);
