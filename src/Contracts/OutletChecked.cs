namespace BriefingBus.Contracts;

/// <summary>The mistakes in an outlet's options: the response to <see cref="CheckOutlet"/>.</summary>
public sealed record OutletChecked
{
    /// <summary>The mistakes; empty if the options are valid.</summary>
    public IReadOnlyList<OptionProblem> Problems { get; init; } = [];
}
