namespace BriefingBus.Cli.Conventions;

/// <summary>The command cannot start with what it was given; nothing was done.</summary>
/// <param name="message">What is wrong and what to do, as a sentence.</param>
internal sealed class NotStartedException(string message) : Exception(message);
