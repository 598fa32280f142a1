namespace BriefingBus.Configuration.Editing;

/// <summary>An edit cannot be made without damage; the file stays as it is.</summary>
/// <param name="message">What is in the way and what to do, as a sentence.</param>
public sealed class EditRefusedException(string message) : Exception(message);
