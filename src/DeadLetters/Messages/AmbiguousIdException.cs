namespace BriefingBus.DeadLetters.Messages;

/// <summary>The digits given begin the identities of several messages.</summary>
/// <param name="id">The digits.</param>
public sealed class AmbiguousIdException(string id) : Exception($"'{id}' begins the identities of several messages: give more digits");
