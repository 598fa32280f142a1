using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BriefingBus.Configuration;

/// <summary>An edition: a recurring briefing.</summary>
[ExactlyOne(nameof(At), nameof(Cron))]
public sealed record EditionOptions : RuleOptions
{
    [Description("Short name, for commands and file names: lower-case letters, digits and hyphens.")]
    [RegularExpression(
        NamePattern,
        ErrorMessage = "lower-case letters, digits and hyphens, such as morning, at most 100")]
    public required string Name { get; init; }

    [Description("Title of the briefing.")]
    public required string Title { get; init; }

    [RegularExpression(LanguageTag, ErrorMessage = "a language tag such as de or en-GB")]
    [Description("Language of the briefing's own words, such as de, fr or en-GB; the stories keep theirs.")]
    public string Language { get; init; } = "en";

    [Description("Hour of the briefing in the edition's time zone, as \"06:00\". Give this or cron.")]
    [RegularExpression("^([01][0-9]|2[0-3]):[0-5][0-9]$", ErrorMessage = "an hour such as \"06:00\"")]
    public string? At { get; init; }

    [Description("Days on which it comes out with at: mon, tue, wed, thu, fri, sat, sun, or their full names; else every day.")]
    [CheckedWith(nameof(At))]
    public IReadOnlyList<string> Days { get; init; } = [];

    [Description("Quartz cron expression in the edition's time zone, as \"0 0 6 ? * MON-FRI\". Give this or at.")]
    public string? Cron { get; init; }

    [Description("IANA time zone, such as America/Toronto.")]
    public string TimeZone { get; init; } = "UTC";

    [Description("For recorded feeds: 'now' composes as if it were this local time, as \"2025-09-23T06:00\", unless --at says otherwise.")]
    public string? AsOf { get; init; }

    [Description("Tags printed at the top, without #.")]
    public IReadOnlyList<string> Tags { get; init; } = [];

    [Description("The maximum number of stories in a section that sets none itself.")]
    [Range(1, 50)]
    public int Items { get; init; } = 5;

    [Description("The maximum number of lead stories above the sections; 0 for none.")]
    [Range(0, 10)]
    public int Top { get; init; } = 3;

    [Description("Include items with one of these even if others outrank them: "
        + "a word, a name, a \"phrase\", a /regular expression/, or a story that goes on as thread:ID.")]
    public IReadOnlyList<string> Follow { get; init; } = [];

    [Description("The briefing covers this long before its hour; else all since the last briefing of the edition.")]
    public TimeSpan? Window { get; init; }

    [Description("The briefing never covers more than this span before its hour.")]
    public TimeSpan Lookback { get; init; } = TimeSpan.FromHours(36);

    [Description("A missed run is made up within this time.")]
    public TimeSpan Grace { get; init; } = TimeSpan.FromHours(2);

    [Description("Do not deliver a briefing without stories. One that reports a fault is always delivered.")]
    public bool SkipEmpty { get; init; }

    [Description("Show pictures beside the stories in the web page: Fetcher fetches them and makes them small, and the page serves them "
        + "itself.")]
    public bool Images { get; init; }

    [Description("The sections, in order.")]
    [MinLength(1, ErrorMessage = "at least one section")]
    public required IReadOnlyList<SectionOptions> Sections { get; init; }

    /// <summary>The form of a name.</summary>
    public const string NamePattern = "^[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?$";

    /// <summary>The edition's name in notices to the operator.</summary>
    public const string NoticesName = "notices";

    private const string AsOfForm = "yyyy-MM-dd'T'HH:mm";

    private const int MinDayNameLength = 3;

    /// <summary>The instant that <see cref="AsOf"/> names in the edition's time zone, or null.</summary>
    public DateTimeOffset? AsOfInstant()
    {
        if (AsOf is null)
            return null;
        var local = DateTime.ParseExact(AsOf, AsOfForm, CultureInfo.InvariantCulture);
        return new DateTimeOffset(local, TimeZoneInfo.FindSystemTimeZoneById(TimeZone).GetUtcOffset(local));
    }

    /// <summary>Whether briefings can be of a year, in every time zone: messages refuse instants before 1990 and after 2199.</summary>
    public static bool IsYearOfBriefings(int year) => year is > 1990 and < 2199;

    /// <summary>The day of a word in <see cref="Days"/>: its full English name or at least its first three letters; otherwise
    /// null.</summary>
    public static DayOfWeek? Day(string word) => word.Length < MinDayNameLength
        ? null
        : Enum.GetValues<DayOfWeek>().Cast<DayOfWeek?>()
            .FirstOrDefault(day => day.ToString()!.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the edition's stories from a feed have pictures.</summary>
    /// <param name="feedUrl">The feed's address as configured.</param>
    public bool HasPicturesOf(string feedUrl) =>
        Sections.SelectMany(s => s.Feeds).Any(f => f.Url == feedUrl && (f.Images ?? Images));

    public override IEnumerable<(string Key, string Problem)> Check()
    {
        foreach (var mistake in base.Check())
            yield return mistake;
        foreach (var (i, pattern) in Follow.Index())
        {
            if (RulePatternForm.ProblemOf(pattern) is { } problem)
                yield return ($"follow[{i}]", problem);
        }
        if (Name == NoticesName)
            yield return ("name", $"'{NoticesName}' is the name of the notices to the operator, expected another one");
        if (Days.Count > 0 && At is null)
            yield return ("days", "days belongs to at; cron has days of its own");
        foreach (var (i, day) in Days.Index().Where(d => Day(d.Item) is null))
            yield return ($"days[{i}]", $"found '{day}', expected mon, tue, wed, thu, fri, sat or sun");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            var guess = NearestWord.To(TimeZone, TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id));
            yield return ("timeZone",
                $"found '{TimeZone}', expected a time zone such as America/Toronto" + (guess is null ? "" : $"; did you mean '{guess}'?"));
        }
        if (AsOf is not null && !(DateTime.TryParseExact(AsOf, AsOfForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var asOf)
            && IsYearOfBriefings(asOf.Year)))
            yield return ("asOf", $"found '{AsOf}', expected a local time such as \"2025-09-23T06:00\", from 1991 to 2198");
        if (Lookback < TimeSpan.FromMinutes(1))
            yield return ("lookback", $"found {Duration.Write(Lookback)}, expected 1m or more");
        if (Window is { } window && window < TimeSpan.FromMinutes(1))
            yield return ("window", $"found {Duration.Write(window)}, expected 1m or more");
        if (Sections.All(s => s.Feeds.Count > 0 && s.Feeds.All(f => !f.Enabled)))
            yield return ("sections", "every feed is switched off, expected at least one with enabled: true, or without the key");
    }
}
