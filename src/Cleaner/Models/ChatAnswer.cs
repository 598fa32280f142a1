namespace BriefingBus.Cleaner.Models;

/// <summary>What a model answered, or why it did not.</summary>
/// <param name="Text">The answer; empty after a failure.</param>
/// <param name="Tokens">How many tokens the endpoint says it used; 0 where it doesn't say.</param>
/// <param name="Failure">Why there is no answer, in plain words without a secret; null where there is one.</param>
public sealed record ChatAnswer(string Text, int Tokens, string? Failure);
