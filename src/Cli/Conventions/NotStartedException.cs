namespace BriefingBus.Cli.Conventions;

/// <summary>The command cannot start with its arguments; nothing was done.</summary>
/// <param name="message">The problem and what to do, as a sentence.</param>
internal sealed class NotStartedException(string message) : Exception(message);
