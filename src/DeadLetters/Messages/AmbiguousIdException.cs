namespace BriefingBus.DeadLetters.Messages;

/// <summary>Several identities begin with the given digits.</summary>
/// <param name="id">The digits.</param>
public sealed class AmbiguousIdException(string id) : Exception($"'{id}' begins the identities of several messages: give more digits");
