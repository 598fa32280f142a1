namespace BriefingBus.Contracts;

/// <summary>An outlet's response to a test message: the response to <see cref="TestOutlet"/>.</summary>
public sealed record OutletTested
{
    /// <summary>Why it did not accept the message, in its own words; null if it did.</summary>
    public string? Problem { get; init; }
}
