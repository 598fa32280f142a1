using System.Linq.Expressions;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Archive;

/// <summary>Finds briefings by their day.</summary>
public sealed class BriefingCalendar(IDbContextFactory<WebContext> contexts)
{
    private const string Form = "yyyy-MM";

    /// <summary>A month with its briefings.</summary>
    /// <param name="month">The month, written <c>2026-09</c>. If it has no briefing, the last month before it with one; if it is null or
    /// invalid, the last month with one.</param>
    /// <param name="edition">Only this edition, or null.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>The month; null if there is no briefing at all.</returns>
    public async Task<ArchiveMonth?> MonthAsync(string? month, string? edition, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var days = context.Briefings.Where(b => edition == null || b.Edition == edition);
        var written = await days.Select(b => b.Day.Substring(0, Form.Length)).Distinct().ToListAsync(cancellationToken);
        if (written.Count == 0)
            return null;
        List<DateOnly> months = [.. written.Select(FirstDayOf).Order()];
        var asked = DateOnly.TryParseExact(month, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var known)
            ? known
            : months[^1];
        var shown = months.FindLastIndex(m => m <= asked) is >= 0 and var last ? last : 0;
        var from = months[shown].ToString(Form, CultureInfo.InvariantCulture);
        var briefings = await days.Where(b => b.Day.StartsWith(from))
            .OrderByDescending(b => b.Day).ThenByDescending(b => b.ScheduledAt).ThenBy(b => b.Edition)
            .Select(ArchivedBriefing.FromStored).ToListAsync(cancellationToken);
        var editions = await context.Briefings.Select(b => b.Edition).Distinct().OrderBy(e => e).ToListAsync(cancellationToken);
        return new(months[shown], briefings, shown > 0 ? months[shown - 1] : null, shown < months.Count - 1 ? months[shown + 1] : null,
            [.. months.GroupBy(m => m.Year).Select(year => year.Max()).OrderDescending()], edition, editions);
    }

    /// <summary>The briefings before an instant, the latest first.</summary>
    /// <param name="edition">Only this edition, or null.</param>
    /// <param name="before">The instant.</param>
    /// <param name="most">The maximum number of briefings.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<ArchivedBriefing>> BeforeAsync(
        string? edition, DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Briefings.Where(b => b.ScheduledAt < before && (edition == null || b.Edition == edition))
            .OrderByDescending(b => b.ScheduledAt).ThenBy(b => b.Edition).Take(most)
            .Select(ArchivedBriefing.FromStored).ToListAsync(cancellationToken);
    }

    private static DateOnly FirstDayOf(string month) => DateOnly.ParseExact(month, Form, CultureInfo.InvariantCulture);
}

/// <summary>A month of the archive.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Briefings">Its briefings, the latest first.</param>
/// <param name="Before">The month before that has a briefing, or null.</param>
/// <param name="After">The month after that has one, or null.</param>
/// <param name="LatestOfYears">The last month with a briefing of each year, the latest first.</param>
/// <param name="Edition">The edition; null for all.</param>
/// <param name="Editions">The editions that have briefings.</param>
public sealed record ArchiveMonth(
    DateOnly First,
    IReadOnlyList<ArchivedBriefing> Briefings,
    DateOnly? Before,
    DateOnly? After,
    IReadOnlyList<DateOnly> LatestOfYears,
    string? Edition,
    IReadOnlyList<string> Editions)
{
    /// <summary>Its path in the archive.</summary>
    public string Address => AddressOf(First.ToString("yyyy-MM", CultureInfo.InvariantCulture), Edition);

    /// <summary>The path of a month in the archive.</summary>
    /// <param name="month">The month, written <c>2026-09</c>.</param>
    /// <param name="edition">Only this edition, or null.</param>
    public static string AddressOf(string month, string? edition) =>
        $"/archive?month={Uri.EscapeDataString(month)}{(edition is null ? "" : $"&edition={Uri.EscapeDataString(edition)}")}";

    /// <summary>The month's days in weeks that begin with Monday; null for days of another month.</summary>
    public IEnumerable<DateOnly?[]> Weeks => Enumerable
        .Repeat((DateOnly?)null, ((int)First.DayOfWeek + 6) % 7)
        .Concat(Enumerable.Range(0, DateTime.DaysInMonth(First.Year, First.Month)).Select(d => (DateOnly?)First.AddDays(d)))
        .Chunk(7)
        .Select(w => w.Length == 7 ? w : [.. w, .. new DateOnly?[7 - w.Length]]);
}

/// <summary>A briefing as lists show it.</summary>
/// <param name="BriefingId">Its identity.</param>
/// <param name="Edition">The edition's name.</param>
/// <param name="Slug">The part of its address that identifies it.</param>
/// <param name="ScheduledAt">The instant that it is for.</param>
/// <param name="Title">The edition's title at the time.</param>
/// <param name="StoryCount">The number of stories.</param>
/// <param name="ReadingSeconds">Its reading time in seconds.</param>
/// <param name="TroubleCount">The number of feeds with issues.</param>
public sealed record ArchivedBriefing(
    Guid BriefingId,
    string Edition,
    string Slug,
    DateTimeOffset ScheduledAt,
    string Title,
    int StoryCount,
    int ReadingSeconds,
    int TroubleCount)
{
    internal static readonly Expression<Func<StoredBriefing, ArchivedBriefing>> FromStored = b =>
        new(b.BriefingId, b.Edition, b.Slug, b.ScheduledAt, b.Title, b.StoryCount, b.ReadingSeconds, b.TroubleCount);

    /// <summary>Its day in the edition's time zone.</summary>
    public DateOnly Day => DateOnly.ParseExact(Slug[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Its hour in the edition's time zone: <c>06:00</c>.</summary>
    public string Hour => $"{Slug[11..13]}:{Slug[13..15]}";
}
