namespace BriefingBus.Contracts;

/// <summary>Something wrong with an option.</summary>
public sealed record OptionProblem
{
    /// <summary>The option's key, such as <c>to</c> or <c>to[1]</c>; empty if it concerns several or one that is missing.</summary>
    public required string Key { get; init; }

    /// <summary>What was found and what was expected.</summary>
    public required string Problem { get; init; }
}
