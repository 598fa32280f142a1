namespace BriefingBus.DeadLetters.Notes;

/// <summary>A saved filter.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Query">The filter as the part of an address after the question mark.</param>
/// <param name="By">The author.</param>
/// <param name="At">When it was saved.</param>
public sealed record SavedFilter(string Name, string Query, string By, DateTimeOffset At);
