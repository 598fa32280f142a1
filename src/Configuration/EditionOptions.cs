using System.ComponentModel;

namespace BriefingBus.Configuration;

/// <summary>An edition: one briefing that comes out again and again.</summary>
public sealed partial record EditionOptions : RuleOptions
{
    [Description("Short name, for commands and file names: lower-case letters, digits and hyphens.")]
    public required string Name { get; init; }

    [Description("Title of the briefing.")]
    public required string Title { get; init; }

    [Description("Language of what the program itself says in the briefing, such as de, fr or en-GB; the stories keep theirs.")]
    public string Language { get; init; } = "en";

    [Description("Hour of the briefing in the edition's time zone, as \"06:00\". Give this or cron.")]
    public string? At { get; init; }

    [Description("Days on which it comes out with at: mon, tue, wed, thu, fri, sat, sun, or their full names; else every day.")]
    public IReadOnlyList<string> Days { get; init; } = [];

    [Description("Quartz cron expression in the edition's time zone, as \"0 0 6 ? * MON-FRI\". Give this or at.")]
    public string? Cron { get; init; }

    [Description("IANA time zone, such as America/Toronto.")]
    public string TimeZone { get; init; } = "UTC";

    [Description("For recorded feeds: 'now' composes as if it were this local time, as \"2025-09-23T06:00\", unless --at says otherwise.")]
    public string? AsOf { get; init; }

    [Description("Tags printed at the top, without #.")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [Description("At most this many stories in a section that does not say otherwise.")]
    public int Items { get; init; } = 5;

    [Description("At most this many lead stories over the sections; 0 for none.")]
    public int Top { get; init; } = 3;

    [Description("Tell items with one of these even when others outrank them: "
        + "a word, a name, a \"phrase\", a /regular expression/, or a story that goes on as thread:ID.")]
    public IReadOnlyList<string> Follow { get; init; } = [];

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

    private const string AsOfForm = "yyyy-MM-dd'T'HH:mm";

    private const int MinDayNameLength = 3;
    private const int MaxNameLength = 100;

    /// <summary>The instant that <see cref="AsOf"/> names in the edition's time zone, or null.</summary>
    public DateTimeOffset? AsOfInstant()
    {
        if (AsOf is null)
            return null;
        var local = DateTime.ParseExact(AsOf, AsOfForm, CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(TimeZone).GetUtcOffset(local));
    }

    /// <summary>The day that a word of <see cref="Days"/> names, by its full English name or the first letters of it, three at least; else
    /// null.</summary>
    public static DayOfWeek? Day(string word) => word.Length < MinDayNameLength
        ? null
        : Enum.GetValues<DayOfWeek>().Cast<DayOfWeek?>()
            .FirstOrDefault(day => day.ToString()!.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Problem)> Check()
    {
        foreach (var mistake in base.Check())
            yield return mistake;
        if (!NameForm().IsMatch(Name) || Name.Length > MaxNameLength)
            yield return (
                "name",
                $"found '{Name}', expected lower-case letters, digits and hyphens, such as morning, at most {MaxNameLength}");
        foreach (var (i, pattern) in Follow.Index())
        {
            if (RulePatternForm.ProblemOf(pattern) is { } problem)
                yield return ($"follow[{i}]", problem);
        }
        if (At is null == Cron is null)
            yield return ("at", At is null ? "expected the briefing's hour, as \"06:00\", or cron" : "give either at or cron, not both");
        if (At is not null && !TimeOnly.TryParseExact(At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return ("at", $"found '{At}', expected an hour such as \"06:00\"");
        if (Days.Count > 0 && At is null)
            yield return ("days", "days go with at; cron says its days itself");
        foreach (var (i, day) in Days.Index().Where(d => Day(d.Item) is null))
            yield return ($"days[{i}]", $"found '{day}', expected mon, tue, wed, thu, fri, sat or sun");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            var guess = NearestWord.To(TimeZone, TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id));
            yield return ("timeZone",
                $"found '{TimeZone}', expected a time zone such as America/Toronto" + (guess is null ? "" : $"; did you mean '{guess}'?"));
        }
        if (AsOf is not null && !DateTime.TryParseExact(AsOf, AsOfForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return ("asOf", $"found '{AsOf}', expected a local time such as \"2025-09-23T06:00\"");
        if (Items is < 1 or > 50)
            yield return ("items", $"found {Items}, expected 1 to 50");
        if (Top is < 0 or > 10)
            yield return ("top", $"found {Top}, expected 0 to 10");
        if (Lookback < TimeSpan.FromMinutes(1))
            yield return ("lookback", $"found {Duration.Write(Lookback)}, expected 1m or more");
        if (Window is { } window && window < TimeSpan.FromMinutes(1))
            yield return ("window", $"found {Duration.Write(window)}, expected 1m or more");
        if (Sections.Count == 0)
            yield return ("sections", "found no section, expected at least one");
        else if (Sections.All(s => s.Feeds.Count > 0 && s.Feeds.All(f => !f.Enabled)))
            yield return ("sections", "every feed is switched off, expected at least one with enabled: true, or without the key");
    }

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NameForm();
}
