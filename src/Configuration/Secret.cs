namespace BriefingBus.Configuration;

/// <summary>A value that never stands in <c>briefing.yaml</c> itself: <c>${NAME}</c> takes it from the environment,
/// <c>${file:/run/secrets/name}</c> from a file. Printing it shows stars.</summary>
/// <param name="Reference">The reference as written in the file, safe to show.</param>
/// <param name="Value">The value; never log it.</param>
public sealed record Secret(string Reference, string Value)
{
    /// <summary>Three stars, so that a secret cannot reach a log by accident.</summary>
    public override string ToString() => "***";
}
