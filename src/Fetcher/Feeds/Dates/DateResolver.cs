namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Decides which number is the year, the month and the day, and builds the instant. This part resolves numeric dates.</summary>
internal static partial class DateResolver
{
    private const int AllMonths = 0xFFF;

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

    /// <summary>The index of three numbers with the same sign between them ("23/09/2025", "23. 9. 2025"), or with no words between; or
    /// -1.</summary>
    private static int TripleAt(in DateParts parts)
    {
        for (var i = 0; i + 2 < parts.Count; i++)
        {
            var (first, second, third) = (parts[i], parts[i + 1], parts[i + 2]);
            if (!second.Joined || !third.Joined || second.Digits > 2) continue;
            if (first.Digits is 3 or > 4 || third.Digits is 3 or > 4 || (first.Digits == 4 && third.Digits == 4)) continue;
            if (second.Before is '/' or '.' or '-' && third.Before == second.Before) return i;
            if (!HasMonthName(parts) && IsDivider(second.Before) && IsDivider(third.Before) && (first.Digits == 4 || third.Digits == 4))
                return i;
        }
        return -1;
    }

    private static bool IsDivider(char sign) => sign is ' ' or '/' or '.' or '-';

    private static DateOnly? ByTriple(ref DateParts parts, int at, string? language, DocumentDateOrder? known)
    {
        var (first, second, third) = (parts[at], parts[at + 1], parts[at + 2]);
        if (parts.IsWeek) return Calendars.DayOfWeek(first.Value, second.Value, third.Value);
        for (var i = 0; i < 3; i++) parts.RemoveAt(at);
        TakeDottedTime(ref parts);
        var (days, months) = WordsBesideNumbers(parts);
        if (first.Digits == 4 || parts.Era is not null)
        {
            var date = Calendars.Day(new(first.Value + (parts.Era ?? 0), second.Value, third.Value), parts.Era is not null);
            return date is { } certain && Allows(months, certain) ? certain : null;
        }

        var dates = new PossibleDates();
        dates.Add(InOrder(DateOrder.DayMonthYear, first, second, third));
        dates.Add(InOrder(DateOrder.MonthDayYear, first, second, third));
        if (third.Digits <= 2) dates.Add(InOrder(DateOrder.YearMonthDay, first, second, third));
        if (days != 0 && !dates.KeepWeekdays(days)) return null;
        if (months != AllMonths) return dates.Only(date => Allows(months, date));
        if (dates.Count == 1 && second.Before == '/' && third.Digits == 4 && first.Value != second.Value)
            known?.NoteCertain(dates[0].Day == first.Value ? DateOrder.DayMonthYear : DateOrder.MonthDayYear);
        if (dates.Count <= 1) return dates.Count == 0 ? null : dates[0];

        var order = Order(second.Before, third.Digits, language);
        if (order == DateOrder.Unknown && third.Digits == 4) order = known?.Order ?? order;
        if (order == DateOrder.Unknown) known?.NoteDoubtful();
        var usual = InOrder(order, first, second, third);
        return dates.Only(date => date == usual);
    }

    private static bool Allows(int months, DateOnly date) => (months & 1 << (date.Month - 1)) != 0;

    /// <summary>The weekdays (0 for any) and months that the words beside a numeric date allow.</summary>
    private static (int Days, int Months) WordsBesideNumbers(in DateParts parts)
    {
        var (days, months) = (parts.Days, AllMonths);
        for (var i = 0; i < parts.WordCount; i++)
        {
            days |= parts.Word(i).Days;
            if (parts.Word(i).IsOnlyMonth) months &= parts.Word(i).Months;
        }
        return (days, months);
    }

    private static DateOnly? InOrder(DateOrder order, DateNumber first, DateNumber second, DateNumber third) => order switch
    {
        DateOrder.DayMonthYear => Calendars.Day(new(Calendars.FullYear(third), second.Value, first.Value)),
        DateOrder.MonthDayYear => Calendars.Day(new(Calendars.FullYear(third), first.Value, second.Value)),
        DateOrder.YearMonthDay => Calendars.Day(new(Calendars.FullYear(first), second.Value, third.Value)),
        _ => null,
    };

    /// <summary>The usual order: dots and hyphens separate day, month and year wherever they are used, a year of two digits before a hyphen
    /// is ISO 8601's; with slashes the language decides, and without a language the order is unknown.</summary>
    private static DateOrder Order(char sign, int lastDigits, string? language)
    {
        var usual = DateOrders.Of(language);
        return sign switch
        {
            '-' when lastDigits <= 2 => DateOrder.YearMonthDay,
            '.' or '-' => usual == DateOrder.YearMonthDay && lastDigits != 4 ? usual : DateOrder.DayMonthYear,
            _ => usual == DateOrder.YearMonthDay && lastDigits == 4 ? DateOrder.Unknown : usual,
        };
    }

    /// <summary>A time with a dot ("23.9.2025 14.30") among the numbers left after the date.</summary>
    private static void TakeDottedTime(ref DateParts parts)
    {
        for (var i = 0; parts.Time is null && i + 1 < parts.Count; i++)
        {
            var (hours, minutes) = (parts[i], parts[i + 1]);
            if (minutes is not { Before: '.', Joined: true, Digits: 2, Value: <= 59 } || hours is not { Digits: <= 2, Value: <= 24 })
                continue;
            parts.Time = new TimeSpan((int)hours.Value, (int)minutes.Value, 0);
            parts.RemoveAt(i + 1);
            parts.RemoveAt(i);
        }
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
