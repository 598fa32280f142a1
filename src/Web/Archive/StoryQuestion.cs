using BriefingBus.Text;
using BriefingBus.Web.Search;

namespace BriefingBus.Web.Archive;

/// <summary>A reader's query of the archive; null means any.</summary>
public sealed record StoryQuestion
{
    /// <summary>The words, as typed.</summary>
    public string Words { get; init; } = "";

    /// <summary>Only this edition, by its name.</summary>
    public string? Edition { get; init; }

    /// <summary>Only sections with this title.</summary>
    public string? Section { get; init; }

    /// <summary>Only stories of the feed with this name.</summary>
    public string? Source { get; init; }

    /// <summary>Only briefings of this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only briefings of this day or earlier.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The requested results: <c>in</c>, the stories of briefings; <c>out</c>, the items that briefings left out; null for both if
    /// there are words.</summary>
    public string? Show { get; init; }

    /// <summary>Only results with a lower <see cref="StoryNumber"/>: those after the last one of a page.</summary>
    public long? Before { get; init; }

    /// <summary>The invalid parts of the query, as sentences; the other parts apply.</summary>
    public IReadOnlyList<string> Trouble { get; init; } = [];

    /// <summary>Whether the query is empty.</summary>
    public bool IsEmpty => Words.Length == 0 && Edition is null && Section is null && Source is null && From is null && To is null;

    /// <summary>Reads the values of a query string.</summary>
    public static StoryQuestion Of(
        string? words, string? edition, string? section, string? source, string? from, string? to, long? before, string? show = null)
    {
        var trouble = new List<string>();
        var question = new StoryQuestion
        {
            Words = Printable.Line(words).Trim(),
            Edition = OrNull(edition),
            Section = OrNull(section),
            Source = OrNull(source),
            From = Day(from, trouble),
            To = Day(to, trouble),
            Before = before,
            Show = show is "in" or "out" ? show : null,
            Trouble = trouble,
        };
        if (question.From > question.To)
            trouble.Add("The first day is after the last day, so nothing can match.");
        if (question.Words.Length > SearchTerms.MaxLength)
            trouble.Add($"The search uses only the first {SearchTerms.MaxLength} characters.");
        return question;
    }

    /// <summary>The address of this query, without the prefix.</summary>
    public string Address(string path)
    {
        (string Name, string? Value)[] values =
        [
            ("q", OrNull(Words)), ("edition", Edition), ("section", Section), ("source", Source),
            ("from", Written(From)), ("to", Written(To)), ("show", Show), ("before", Before?.ToString(CultureInfo.InvariantCulture)),
        ];
        var query = string.Join('&', values.Where(v => v.Value is not null).Select(v => $"{v.Name}={Uri.EscapeDataString(v.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    /// <summary>A day as forms write it: <c>2026-09-23</c>.</summary>
    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? OrNull(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private static DateOnly? Day(string? text, List<string> trouble)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        trouble.Add($"‘{Printable.Line(TextShortener.Shorten(text, 21))}’ is not a day; write it as 2026-09-23. It was ignored.");
        return null;
    }
}
