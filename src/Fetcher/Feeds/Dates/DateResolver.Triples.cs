namespace BriefingBus.Fetcher.Feeds.Dates;

/// <content>Three numbers, of which the year, the month and the day are to be found.</content>
internal static partial class DateResolver
{
    private const int AllMonths = 0xFFF;

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
}
