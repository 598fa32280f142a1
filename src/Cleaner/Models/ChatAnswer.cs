namespace BriefingBus.Cleaner.Models;

/// <summary>The answer of a model, or the reason why there is none.</summary>
/// <param name="Text">The answer; empty after a failure.</param>
/// <param name="Tokens">The number of tokens that the request used: 0 if the endpoint did not take it, null if that is unknown.</param>
/// <param name="Failure">Why there is no answer, in plain words without a secret; null if there is one.</param>
public sealed record ChatAnswer(string Text, int? Tokens, string? Failure);
