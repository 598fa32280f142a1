namespace BriefingBus.Contracts;

/// <summary>The weather of one place, as data.</summary>
public sealed record WeatherReport
{
    /// <summary>The place, such as <c>Pembroke</c>.</summary>
    public required string Place { get; init; }

    /// <summary>The name to show for the feed.</summary>
    public required string Source { get; init; }

    /// <summary>The feed's address as configured.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>Absolute http or https address of the forecast, or null.</summary>
    public string? Link { get; init; }

    /// <summary>When the newest part was issued, or null if the feed does not state it.</summary>
    public DateTimeOffset? Issued { get; init; }

    /// <summary>True if <see cref="Issued"/> is more than six hours before the briefing.</summary>
    public bool Stale { get; init; }

    /// <summary>The issuer's own statement that no warning is in force, or null if there is none.</summary>
    public string? AllClear { get; init; }

    /// <summary>The warnings in force, most serious first.</summary>
    public IReadOnlyList<WeatherWarning> Warnings { get; init; } = [];

    /// <summary>The present conditions as far as known: condition, temperature, wind, humidity, air quality.</summary>
    public IReadOnlyList<WeatherLine> Now { get; init; } = [];

    /// <summary>The forecast as far as known: today, tonight and tomorrow.</summary>
    public IReadOnlyList<WeatherLine> Forecast { get; init; } = [];
}
