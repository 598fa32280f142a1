namespace BriefingBus.DeadLetters.Notes;

/// <summary>A comment on a group.</summary>
/// <param name="Group">The group's key.</param>
/// <param name="At">When it was written.</param>
/// <param name="By">The author.</param>
/// <param name="Text">The text.</param>
public sealed record GroupComment(string Group, DateTimeOffset At, string By, string Text);
