namespace BriefingBus.DeadLetters.Notes;

/// <summary>A filter that was saved.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">The filter as the part of an address after the question mark.</param>
/// <param name="By">Who saved it.</param>
/// <param name="At">When.</param>
public sealed record SavedFilter(string Name, string Query, string By, DateTimeOffset At);
