namespace BriefingBus.Contracts;

/// <summary>One line of a weather report: a label and what the issuer says, such as <c>Tonight</c>, <c>Clear. Low 9.</c></summary>
public sealed record WeatherLine
{
    /// <summary>What the line is about: <c>Temperature</c>, <c>Wind</c>, <c>Today</c>, <c>Tonight</c>, <c>Wednesday</c>.</summary>
    public required string Label { get; init; }

    /// <summary>What it says, units included.</summary>
    public required string Text { get; init; }
}
