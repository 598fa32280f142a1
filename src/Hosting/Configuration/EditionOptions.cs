using System.ComponentModel;

namespace BriefingBus.Hosting.Configuration;

/// <summary>An edition: one briefing that comes out again and again.</summary>
public sealed record EditionOptions : RuleOptions
{
    [Description("Short name, for commands and file names: lower-case letters, digits and hyphens.")]
    public required string Name { get; init; }

    [Description("Title of the briefing.")]
    public required string Title { get; init; }

    [Description("Hour of the briefing in the edition's time zone, as \"06:00\". Give this or cron.")]
    public string? At { get; init; }

    [Description("Days on which it comes out with at: mon, tue, wed, thu, fri, sat, sun; else every day.")]
    public IReadOnlyList<string> Days { get; init; } = [];

    [Description("Quartz cron expression in the edition's time zone, as \"0 0 6 ? * MON-FRI\". Give this or at.")]
    public string? Cron { get; init; }

    [Description("IANA time zone, such as America/Toronto.")]
    public string TimeZone { get; init; } = "UTC";

    [Description("Tags printed at the top, without #.")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [Description("At most this many stories in a section that does not say otherwise.")]
    public int Items { get; init; } = 5;

    [Description("At most this many lead stories over the sections; 0 for none.")]
    public int Top { get; init; } = 3;

    [Description("The briefing covers this long before its hour; else all since the last briefing of the edition.")]
    public TimeSpan? Window { get; init; }

    [Description("The briefing never covers more than this long before its hour.")]
    public TimeSpan Lookback { get; init; } = TimeSpan.FromHours(36);

    [Description("A run that was missed is made up within this time.")]
    public TimeSpan Grace { get; init; } = TimeSpan.FromHours(2);

    [Description("Do not deliver a briefing without stories; one that says that something broke is always delivered.")]
    public bool SkipEmpty { get; init; }

    [Description("The sections, in order.")]
    public required IReadOnlyList<SectionOptions> Sections { get; init; }
}
