namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Decides which number is the year, the month and the day, and builds the instant. This part resolves units and
/// single numbers.</summary>
internal static partial class DateResolver
{
    /// <summary>The instant in UTC, or null if the parts make no certain date.</summary>
    public static DateTimeOffset? Resolve(ref DateParts parts, string? language, DocumentDateOrder? order)
    {
        if (parts.Count == 0) return null;
        if (parts.WordCount == 0 && parts[0].Digits >= 9 && (parts.Count == 1 || parts[1].Before is '.' or '+' or '-'))
            return Packed(parts);
        if (HasUnits(parts)) return Build(ByUnits(ref parts), parts, Clock(parts));
        var at = TripleAt(parts);
        var date = at >= 0 ? ByTriple(ref parts, at, language, order)
            : HasMonthName(parts) ? ByMonthName(ref parts, language)
            : ByNumbers(parts);
        return Build(date, parts, Clock(parts));
    }

    /// <summary>One long number: seconds or milliseconds since 1970, or a date and time run together.</summary>
    private static DateTimeOffset? Packed(in DateParts parts)
    {
        var (value, digits) = (parts[0].Value, parts[0].Digits);
        return digits switch
        {
            9 or 10 => DateTimeOffset.FromUnixTimeSeconds(value),
            13 => DateTimeOffset.FromUnixTimeMilliseconds(value),
            16 => DateTimeOffset.FromUnixTimeMilliseconds(value / 1000),
            12 => Build(Single(value / 10_000, 8), parts, DateTextReader.Compact(value % 10_000, 4)),
            14 => Build(Single(value / 1_000_000, 8), parts, DateTextReader.Compact(value % 1_000_000, 6)),
            _ => null,
        };
    }

    private static bool HasUnits(in DateParts parts)
    {
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Unit != DateUnit.None) return true;
        return false;
    }

    /// <summary>Numbers with units: 2025年9月23日, 23 tháng 9, 2025.</summary>
    private static DateOnly? ByUnits(ref DateParts parts)
    {
        long? year = null, month = null, day = null;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Unit == DateUnit.Year) year ??= parts[i].Value;
            else if (parts[i].Unit == DateUnit.Month) month ??= parts[i].Value;
            else if (parts[i].Unit == DateUnit.Day) day ??= parts[i].Value;
        }
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Unit != DateUnit.None) continue;
            if (year is null && (parts[i].Digits == 4 || parts[i].Value > 31)) year = parts[i].Value;
            else if (day is null && parts[i].CanBeDay) day = parts[i].Value;
            else if (month is null && parts[i].Value is >= 1 and <= 12) month = parts[i].Value;
        }
        for (var i = 0; month is null && i < parts.WordCount; i++)
            if (parts.Word(i).Month > 0) month = parts.Word(i).Month;
        if (year is not { } known || month is not { } named) return null;
        var offset = parts.Era ?? (known < 100 ? 2000 : 0);
        return Calendars.Day(new(known + offset, named, day ?? 1), hasEra: parts.Era is not null);
    }

    /// <summary>One or two numbers without a name. An unknown word may be the month; then nothing is certain.</summary>
    private static DateOnly? ByNumbers(in DateParts parts)
    {
        var first = parts[0];
        if (parts.Count == 1) return parts.HasUnknownWord && first.Digits <= 4 ? null : Single(first.Value, first.Digits);
        var second = parts[1];
        if (parts.HasUnknownWord || first.Digits != 4 || !second.Joined || parts.Count > 2) return null;
        return second.Digits == 3
            ? Calendars.DayOfYear(first.Value, second.Value)
            : Calendars.Day(new(first.Value, second.Value, 1));
    }

    /// <summary>ISO 8601 basic forms: a year, a year and month, a whole date, a day of a year.</summary>
    private static DateOnly? Single(long value, int digits) => digits switch
    {
        4 => Calendars.Gregorian(value, 1, 1),
        6 => Calendars.Gregorian(value / 100, value % 100, 1),
        7 => Calendars.DayOfYear(value / 1000, value % 1000),
        8 => Calendars.Gregorian(value / 10_000, value / 100 % 100, value % 100),
        _ => null,
    };

    private static TimeSpan Clock(in DateParts parts)
    {
        var time = parts.Time ?? TimeSpan.Zero;
        return parts.HalfDay >= 0 && time.TotalHours < 13
            ? time - TimeSpan.FromHours(time.Hours) + TimeSpan.FromHours(time.Hours % 12 + parts.HalfDay)
            : time;
    }

    private static DateTimeOffset? Build(DateOnly? date, in DateParts parts, TimeSpan? time)
    {
        if (date is not { } day || time is not { } clock || clock > TimeSpan.FromDays(1)) return null;
        var local = day.ToDateTime(TimeOnly.MinValue) + clock;
        return new DateTimeOffset(local, TimeSpan.Zero) - (parts.Offset ?? parts.Zone?.GetUtcOffset(local) ?? TimeSpan.Zero);
    }
}
