namespace BriefingBus.Contracts;

/// <summary>A mistake in an option.</summary>
public sealed record OptionProblem
{
    /// <summary>The option's key, such as <c>to</c> or <c>to[1]</c>; empty if the mistake concerns several or a missing one.</summary>
    public required string Key { get; init; }

    /// <summary>What was found and what was expected.</summary>
    public required string Problem { get; init; }
}
