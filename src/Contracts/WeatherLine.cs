namespace BriefingBus.Contracts;

/// <summary>One line of a weather report: a label and the issuer's words, such as <c>Tonight</c>, <c>Clear. Low 9.</c></summary>
public sealed record WeatherLine
{
    /// <summary>The label: <c>Temperature</c>, <c>Wind</c>, <c>Today</c>, <c>Tonight</c>, <c>Wednesday</c>.</summary>
    public required string Label { get; init; }

    /// <summary>The issuer's words, including units.</summary>
    public required string Text { get; init; }
}
