namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Decides which number of a date is the year, the month and the day, and puts the instant together.</summary>
internal static class CalendarDate
{
    /// <summary>Dates before this year are what programs print for "no date".</summary>
    private const int FirstYear = 1000;

    /// <summary>The instant in UTC, or null where the numbers make no date.</summary>
    public static DateTimeOffset? Resolve(in DateParts parts)
    {
        if (parts.Count == 0) return null;
        if (parts.Count == 1 && parts.Month == 0 && parts[0].Digits >= 9) return Packed(parts);
        var (year, month, day) = parts.Month > 0 ? WithMonthName(parts) : Numeric(parts);
        return Build(year, month, day, Clock(parts), parts.Offset);
    }

    private static TimeSpan Clock(in DateParts parts)
    {
        var time = parts.Time ?? TimeSpan.Zero;
        return parts.HalfDay >= 0 && time.TotalHours < 13 ? time - TimeSpan.FromHours(time.Hours) + TimeSpan.FromHours(time.Hours % 12 + parts.HalfDay) : time;
    }

    /// <summary>One long number: seconds or milliseconds since 1970, or a date and time run together.</summary>
    private static DateTimeOffset? Packed(in DateParts parts)
    {
        var (value, digits, _) = parts[0];
        return digits switch
        {
            9 or 10 => DateTimeOffset.FromUnixTimeSeconds(value),
            13 => DateTimeOffset.FromUnixTimeMilliseconds(value),
            12 => Build(value / 100_000_000, value / 1_000_000 % 100, value / 10_000 % 100, new TimeSpan((int)(value / 100 % 100), (int)(value % 100), 0), parts.Offset),
            14 => Build(value / 10_000_000_000, value / 100_000_000 % 100, value / 1_000_000 % 100, new TimeSpan((int)(value / 10_000 % 100), (int)(value / 100 % 100), (int)(value % 100)), parts.Offset),
            _ => null,
        };
    }

    /// <summary>A month name and a day and year in either order; the year is the number that no day can be, else the second (RFC 822 §5.1).</summary>
    private static (long Year, long Month, long Day) WithMonthName(in DateParts parts)
    {
        if (parts.Count == 1) return parts[0].Digits == 4 ? (parts[0].Value, parts.Month, 1) : default;
        var (first, second) = (parts[0], parts[1]);
        return first.Digits >= 3 || first.Value > 31 ? (Year(first), parts.Month, second.Value) : (Year(second), parts.Month, first.Value);
    }

    private static (long Year, long Month, long Day) Numeric(in DateParts parts)
    {
        var first = parts[0];
        if (parts.Count == 1) return Single(first.Value, first.Digits);
        var second = parts[1];
        if (parts.Count == 2) return first.Digits != 4 ? default : second.Digits == 3 ? OfYear(first.Value, second.Value) : (first.Value, second.Value, 1);
        var third = parts[2];
        if (first.Digits == 4) return (first.Value, second.Value, third.Value);
        if (third.Digits == 4 || first.Digits <= 2 && second.Before != '-') return DayAndMonth(first.Value, second.Value, second.Before, Year(third));
        return first.Digits == 2 ? (Year(first), second.Value, third.Value) : default;
    }

    /// <summary>With slashes the month comes first, as in America, unless it can be none; with dots or hyphens the day does.</summary>
    private static (long Year, long Month, long Day) DayAndMonth(long first, long second, char separator, long year)
    {
        var monthFirst = separator == '/' ? first <= 12 : second > 12;
        return monthFirst ? (year, first, second) : (year, second, first);
    }

    /// <summary>ISO 8601 basic forms: a year, a year and month, a whole date, a day of a year.</summary>
    private static (long Year, long Month, long Day) Single(long value, int digits) => digits switch
    {
        4 => (value, 1, 1),
        6 => (value / 100, value % 100, 1),
        7 => OfYear(value / 1000, value % 1000),
        8 => (value / 10_000, value / 100 % 100, value % 100),
        _ => default,
    };

    private static (long Year, long Month, long Day) OfYear(long year, long day)
    {
        if (year is < FirstYear or > 9998 || day is < 1 or > 366) return default;
        var date = new DateOnly((int)year, 1, 1).AddDays((int)day - 1);
        return (date.Year, date.Month, date.Day);
    }

    /// <summary>Years of two digits turn at 70; three digits count from 1900 (RFC 5322 §4.3).</summary>
    private static long Year((long Value, int Digits, char Before) number) => number.Digits switch
    {
        <= 2 => number.Value < 70 ? number.Value + 2000 : number.Value + 1900,
        3 => number.Value + 1900,
        _ => number.Value,
    };

    private static DateTimeOffset? Build(long year, long month, long day, TimeSpan time, TimeSpan? offset)
    {
        if (year is < FirstYear or > 9998 || month is < 1 or > 12 || day < 1 || time > TimeSpan.FromDays(1)) return null;
        if (day > DateTime.DaysInMonth((int)year, (int)month)) return null;
        return new DateTimeOffset((int)year, (int)month, (int)day, 0, 0, 0, TimeSpan.Zero) + time - (offset ?? TimeSpan.Zero);
    }
}
