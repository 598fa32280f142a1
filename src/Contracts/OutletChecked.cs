namespace BriefingBus.Contracts;

/// <summary>What is wrong with an outlet's options: the answer to <see cref="CheckOutlet"/>.</summary>
public sealed record OutletChecked
{
    /// <summary>The problems; empty if all is right.</summary>
    public IReadOnlyList<OptionProblem> Problems { get; init; } = [];
}
