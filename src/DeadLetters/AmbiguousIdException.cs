namespace BriefingBus.DeadLetters;

/// <summary>The digits given begin the identities of several letters.</summary>
/// <param name="id">The digits.</param>
public sealed class AmbiguousIdException(string id) : Exception($"'{id}' begins the identities of several letters: give more digits");
