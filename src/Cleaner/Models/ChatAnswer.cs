namespace BriefingBus.Cleaner.Models;

/// <summary>The answer of a model, or the reason why there is none.</summary>
/// <param name="Text">The answer; empty after a failure.</param>
/// <param name="Tokens">The number of tokens that the endpoint reports; 0 if it does not.</param>
/// <param name="Failure">Why there is no answer, in plain words without a secret; null if there is one.</param>
public sealed record ChatAnswer(string Text, int Tokens, string? Failure);
