namespace BriefingBus.DeadLetters.Notes;

/// <summary>A comment on a group.</summary>
/// <param name="Group">The group's key.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Text">What.</param>
public sealed record GroupComment(string Group, DateTimeOffset At, string By, string Text);
