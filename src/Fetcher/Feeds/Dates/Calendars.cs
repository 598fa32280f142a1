using System.Runtime.InteropServices;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>A calendar that dates are written in.</summary>
internal enum DateCalendar
{
    /// <summary>The calendar of nearly all feeds.</summary>
    Gregorian,

    /// <summary>Solar Hijri, of Iran and Afghanistan.</summary>
    Persian,

    /// <summary>Lunar Hijri as Saudi Arabia computes it (Umm al-Qura).</summary>
    Islamic,
}

/// <summary>Converts years, months and days of several calendars into days; null if there is no such day.</summary>
internal static class Calendars
{
    /// <summary>Programs print earlier years for "no date".</summary>
    private const int FirstYear = 1000;

    private static readonly PersianCalendar Persian = new();
    private static readonly UmAlQuraCalendar Islamic = new();

    /// <summary>A year, month and day as read, not necessarily a date.</summary>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Ymd(long Year, long Month, long Day, DateCalendar Calendar = DateCalendar.Gregorian);

    /// <summary>The day in the common calendar. A year of the 14th century is Iran's, or lunar Hijri if that is the current one: no feed
    /// has news of the Middle Ages. A year of the 25th to 27th century is one of the Buddhist era.</summary>
    public static DateOnly? Day(Ymd date, bool hasEra = false)
    {
        var (year, month, day, calendar) = date;
        if (hasEra) return Gregorian(year, month, day);
        if (calendar == DateCalendar.Gregorian) calendar = OfYear(year);
        return calendar switch
        {
            DateCalendar.Persian => year > 1300 ? InCalendar(Persian, date) : null,
            DateCalendar.Islamic => year > 1318 ? InCalendar(Islamic, date) : null,
            _ => Gregorian(year is > 2400 and < 2700 ? year - 543 : year, month, day),
        };
    }

    private static DateCalendar OfYear(long year) => year switch
    {
        > 1340 and < 1420 => DateCalendar.Persian,
        >= 1420 and < 1500 => DateCalendar.Islamic,
        _ => DateCalendar.Gregorian,
    };

    private static DateOnly? InCalendar(Calendar calendar, Ymd date) =>
        date is { Year: < 1500, Month: >= 1 and <= 12, Day: >= 1 } && date.Day <= calendar.GetDaysInMonth((int)date.Year, (int)date.Month)
            ? DateOnly.FromDateTime(calendar.ToDateTime((int)date.Year, (int)date.Month, (int)date.Day, 0, 0, 0, 0))
            : null;

    /// <summary>A day of the common calendar.</summary>
    public static DateOnly? Gregorian(long year, long month, long day) =>
        IsYear(year) && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth((int)year, (int)month)
            ? new DateOnly((int)year, (int)month, (int)day)
            : null;

    /// <summary>The n-th day of a year (ISO 8601-1:2019 §5.2.3).</summary>
    public static DateOnly? DayOfYear(long year, long day) =>
        IsYear(year) && day >= 1 && day <= (DateTime.IsLeapYear((int)year) ? 366 : 365)
            ? new DateOnly((int)year, 1, 1).AddDays((int)day - 1) : null;

    /// <summary>The n-th day of a week of a year (ISO 8601-1:2019 §5.2.4).</summary>
    public static DateOnly? DayOfWeek(long year, long week, long day) =>
        IsYear(year) && week >= 1 && week <= ISOWeek.GetWeeksInYear((int)year) && day is >= 1 and <= 7
            ? DateOnly.FromDateTime(ISOWeek.ToDateTime((int)year, (int)week, (DayOfWeek)(day % 7)))
            : null;

    /// <summary>A year of two digits is 1970 to 2069; three digits count from 1900 (RFC 5322 §4.3).</summary>
    public static long FullYear(DateNumber number) => number.Digits switch
    {
        <= 2 => number.Value < 70 ? number.Value + 2000 : number.Value + 1900,
        3 => number.Value + 1900,
        _ => number.Value,
    };

    private static bool IsYear(long year) => year is >= FirstYear and <= 9998;
}
