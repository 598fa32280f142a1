using System.Globalization;
using System.Runtime.InteropServices;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Decides which number of a date is the year, the month and the day, and puts the instant together.</summary>
internal static class CalendarDate
{
    /// <summary>Dates before this year are what programs print for "no date".</summary>
    private const int FirstYear = 1000;

    private static readonly PersianCalendar Persian = new();
    private static readonly UmAlQuraCalendar Islamic = new();

    /// <summary>A year, month and day as read, not necessarily a date.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Ymd(long Year, long Month, long Day, DateCalendar Calendar = DateCalendar.Gregorian);

    /// <summary>Dates that a text may mean, none twice.</summary>
    private sealed class Candidates
    {
        private readonly List<DateOnly> dates = [];

        public int Count => dates.Count;

        public DateOnly this[int index] => dates[index];

        public void Add(DateOnly? date)
        {
            if (date is { } day && !dates.Contains(day)) dates.Add(day);
        }

        /// <summary>Keeps those of a weekday; false where there is none, and nothing changes.</summary>
        public bool Keep(int days) => dates.Exists(date => IsOn(date, days)) && dates.RemoveAll(date => !IsOn(date, days)) >= 0;

        private static bool IsOn(DateOnly date, int days) => (days & 1 << (int)date.DayOfWeek) != 0;
    }

    /// <summary>The instant in UTC, or null where the parts make no date, or none that is certain.</summary>
    public static DateTimeOffset? Resolve(ref DateParts parts, string? language, DateCustom? custom)
    {
        if (parts.Count == 0) return null;
        if (parts.WordCount == 0 && parts[0].Digits >= 9 && (parts.Count == 1 || parts[1].Before is '.' or '+' or '-')) return Packed(parts);
        if (HasUnits(parts)) return Build(ByUnits(ref parts), parts);
        if (TripleAt(parts) is >= 0 and var at) return Build(ByTriple(ref parts, at, language, custom), parts);
        return Build(HasMonthName(parts) ? ByMonthName(ref parts, language) : ByNumbers(parts), parts);
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
            12 => Build(Date(value / 100_000_000, value / 1_000_000 % 100, value / 10_000 % 100), parts, DateTextReader.Compact(value % 10_000, 4)),
            14 => Build(Date(value / 10_000_000_000, value / 100_000_000 % 100, value / 1_000_000 % 100), parts, DateTextReader.Compact(value % 1_000_000, 6)),
            _ => null,
        };
    }

    private static bool HasUnits(in DateParts parts)
    {
        for (var i = 0; i < parts.Count; i++)
            if (parts[i].Unit != DateUnit.None) return true;
        return false;
    }

    /// <summary>Numbers that say what they count: 2025年9月23日, 23 tháng 9, 2025.</summary>
    private static DateOnly? ByUnits(ref DateParts parts)
    {
        long? year = null, month = null, day = null;
        for (var i = 0; i < parts.Count; i++)
        {
            switch (parts[i].Unit)
            {
                case DateUnit.Year: year ??= parts[i].Value; break;
                case DateUnit.Month: month ??= parts[i].Value; break;
                case DateUnit.Day: day ??= parts[i].Value; break;
            }
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
        var isShort = known < 100 && parts.Era is null;
        return InCalendar(new(parts.Era is { } era ? known + era : isShort ? known + 2000 : known, named, day ?? 1), hasEra: parts.Era is not null);
    }

    /// <summary>Where three numbers stand that one sign divides ("23/09/2025", "23. 9. 2025"), or that stand alone; -1 where none do.</summary>
    private static int TripleAt(in DateParts parts)
    {
        for (var i = 0; i + 2 < parts.Count; i++)
        {
            var (first, second, third) = (parts[i], parts[i + 1], parts[i + 2]);
            if (!second.Joined || !third.Joined || first.Digits is 3 or > 4 || second.Digits > 2 || third.Digits is 3 or > 4 || (first.Digits == 4 && third.Digits == 4)) continue;
            if (second.Before is '/' or '.' or '-' && third.Before == second.Before) return i;
            if (!HasMonthName(parts) && second.Before is ' ' or '/' or '.' or '-' && third.Before is ' ' or '/' or '.' or '-' && (first.Digits == 4 || third.Digits == 4)) return i;
        }
        return -1;
    }

    private static DateOnly? ByTriple(ref DateParts parts, int at, string? language, DateCustom? custom)
    {
        if (parts.IsWeek) return Week(parts[at].Value, parts[at + 1].Value, parts[at + 2].Value);
        var (first, second, third) = (parts[at], parts[at + 1], parts[at + 2]);
        for (var i = 0; i < 3; i++) parts.RemoveAt(at);
        TakeDottedTime(ref parts);
        var (days, months) = WordsBesideNumbers(parts);
        var dates = new Candidates();
        var (sign, hasEra) = (second.Before, parts.Era is not null);
        if (first.Digits == 4 || hasEra)
        {
            var date = InCalendar(new(first.Value + (parts.Era ?? 0), second.Value, third.Value), hasEra);
            return date is { } certain && (months & 1 << (certain.Month - 1)) != 0 ? certain : null;
        }
        var year = Year(third);
        dates.Add(InCalendar(new(year, second.Value, first.Value)));
        dates.Add(InCalendar(new(year, first.Value, second.Value)));
        if (third.Digits <= 2) dates.Add(InCalendar(new(Year(first), second.Value, third.Value)));
        if (days != 0 && !dates.Keep(days)) return null;
        if (months != AllMonths) return Only(dates, months);
        if (dates.Count == 1 && sign == '/' && third.Digits == 4 && first.Value != second.Value)
            custom?.NoteCertain(dates[0].Day == first.Value ? DateOrder.DayMonthYear : DateOrder.MonthDayYear);
        if (dates.Count <= 1) return dates.Count == 0 ? null : dates[0];
        var order = Order(sign, third.Digits, language);
        if (order == DateOrder.Unknown && third.Digits == 4) order = custom?.Order ?? order;
        if (order == DateOrder.Unknown) custom?.NoteDoubtful();
        return ByCustom(dates, order, first, second, third);
    }

    private const int AllMonths = 0xFFF;

    /// <summary>What the words beside a date in numbers allow: weekdays (0 for any) and months.</summary>
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

    private static DateOnly? Only(Candidates dates, int months)
    {
        DateOnly? only = null;
        for (var i = 0; i < dates.Count; i++)
        {
            if ((months & 1 << (dates[i].Month - 1)) == 0) continue;
            if (only is not null) return null;
            only = dates[i];
        }
        return only;
    }

    private static DateOnly? ByCustom(Candidates dates, DateOrder order, DateNumber first, DateNumber second, DateNumber third)
    {
        var custom = order switch
        {
            DateOrder.DayMonthYear => InCalendar(new(Year(third), second.Value, first.Value)),
            DateOrder.MonthDayYear => InCalendar(new(Year(third), first.Value, second.Value)),
            DateOrder.YearMonthDay => InCalendar(new(Year(first), second.Value, third.Value)),
            _ => null,
        };
        for (var i = 0; i < dates.Count; i++)
            if (dates[i] == custom) return custom;
        return null;
    }

    /// <summary>
    /// The order that is customary: dots and hyphens divide day, month and year wherever they are used, a year of two digits before a
    /// hyphen is ISO 8601's; with slashes it depends on the language, and without one nobody can tell.
    /// </summary>
    private static DateOrder Order(char sign, int lastDigits, string? language) => sign switch
    {
        '-' when lastDigits <= 2 => DateOrder.YearMonthDay,
        '.' or '-' when DateOrders.Of(language) is not DateOrder.YearMonthDay || lastDigits == 4 => DateOrder.DayMonthYear,
        '.' or '-' => DateOrder.YearMonthDay,
        _ => DateOrders.Of(language) is var order && order == DateOrder.YearMonthDay && lastDigits == 4 ? DateOrder.Unknown : order,
    };

    private static bool HasMonthName(in DateParts parts)
    {
        for (var i = 0; i < parts.WordCount; i++)
            if (parts.Word(i).Months != 0 || parts.Word(i).OtherMonth > 0) return true;
        return false;
    }

    /// <summary>A month name, and a day and year in either order: the year is the number that no day can be, else the second (RFC 822 §5.1).</summary>
    private static DateOnly? ByMonthName(ref DateParts parts, string? language)
    {
        if (MonthWord(parts, out var days, out var place) is not { } month) return null;
        TakeDottedTime(ref parts);
        if (parts.Count == 0) return null;
        if (parts.Count == 1) return parts[0].Digits == 4 ? InMonth(parts[0].Value + (parts.Era ?? 0), month, 1, language, parts.Era is not null) : null;
        var yearAt = YearAt(parts);
        var dayAt = DayAt(parts, yearAt, place);
        if (yearAt < 0) (yearAt, dayAt) = (1, 0);
        if (dayAt < 0 || !parts[dayAt].CanBeDay) return null;
        if (parts.Era is null && parts[yearAt].Digits == 2 && IsThai(month)) parts.Era = BuddhistCentury;
        var hasEra = parts.Era is not null;
        var dates = new Candidates();
        AddInMonths(dates, (parts.Era is null ? Year(parts[yearAt]) : parts[yearAt].Value) + (parts.Era ?? 0), month, parts[dayAt].Value, hasEra);
        var usual = dates.Count;
        if (parts[yearAt].Digits <= 2 && parts[yearAt].CanBeDay && !hasEra) AddInMonths(dates, Year(parts[dayAt]), month, parts[yearAt].Value, hasEra);
        if (dates.Count == 0) return null;
        var isChecked = days != 0 && dates.Keep(days);
        if (dates.Count == 1 || (usual == 1 && !isChecked)) return dates[0];
        return usual > 1 ? InMonth(Year(parts[yearAt]), month, parts[dayAt].Value, language, hasEra) : dates[0];
    }

    /// <summary>
    /// The word that names the month: the one between the day and the year, if there is one; else one that names no weekday. Where a word
    /// that nobody knows stands in that place, it may be the month, and none is certain.
    /// </summary>
    private static DateWord? MonthWord(in DateParts parts, out int days, out int place)
    {
        var found = -1;
        for (var i = 0; i < parts.WordCount; i++)
        {
            if (parts.Word(i) is { Months: 0, OtherMonth: 0 }) continue;
            if (found < 0 || Place(parts, i) > Place(parts, found)) found = i;
        }
        days = parts.Days;
        for (var i = 0; i < parts.WordCount; i++)
            if (i != found) days |= parts.Word(i).Days;
        place = parts.NumbersBefore(found);
        return parts.HasUnknownBetween && place == 0 ? null : parts.Word(found);
    }

    private static int Place(in DateParts parts, int index) =>
        (parts.NumbersBefore(index) == 1 ? 4 : 0) + (parts.Word(index).Days == 0 ? 2 : 0) + (parts.Word(index).Months != 0 ? 1 : 0);

    private static int YearAt(in DateParts parts)
    {
        var found = -1;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].Digits == 4) return i;
            if (found < 0 && (parts[i].Digits >= 3 || parts[i].Value > 31)) found = i;
        }
        return found;
    }

    /// <summary>The number that is the day: before the month's name, or after it, or the first that can be one; -1 where none can.</summary>
    private static int DayAt(in DateParts parts, int yearAt, int place)
    {
        if (place > 0 && place - 1 != yearAt && parts[place - 1].CanBeDay) return place - 1;
        if (place < parts.Count && place != yearAt && parts[place].CanBeDay) return place;
        for (var i = 0; i < parts.Count; i++)
            if (i != yearAt && parts[i].CanBeDay) return i;
        return -1;
    }

    /// <summary>Years of two digits beside a Thai month are those of the Buddhist era: 68 is 2568, which is 2025.</summary>
    private const int BuddhistCentury = 2500 - 543;

    private static bool IsThai(DateWord month) => month.MonthsByLanguage is [("th", _), ..];

    private static void AddInMonths(Candidates dates, long year, DateWord month, long day, bool hasEra)
    {
        if (month.Months == 0) dates.Add(InCalendar(new(year, month.OtherMonth, day, month.Calendar), hasEra));
        for (var i = 0; i < 12; i++)
            if ((month.Months & 1 << i) != 0) dates.Add(year is > 1300 and < 1500 ? null : InCalendar(new(year, i + 1, day), hasEra));
    }

    /// <summary>The date in the month that the word names in the language of the feed; null where it is several in others and the language does not say.</summary>
    private static DateOnly? InMonth(long year, DateWord word, long day, string? language, bool hasEra)
    {
        if (word.Months == 0) return InCalendar(new(year, word.OtherMonth, day, word.Calendar), hasEra);
        var month = word.Month;
        if (month == 0 && language is not null)
            month = word.MonthsByLanguage.Find(named => language.Equals(named.Language, StringComparison.OrdinalIgnoreCase) || language.StartsWith(named.Language + "-", StringComparison.OrdinalIgnoreCase)).Month;
        return month == 0 ? null : InCalendar(new(year, month, day), hasEra);
    }

    /// <summary>A time with a dot ("23.9.2025 14.30"), of what is left once the date is known.</summary>
    private static void TakeDottedTime(ref DateParts parts)
    {
        for (var i = 0; parts.Time is null && i + 1 < parts.Count; i++)
        {
            var (hours, minutes) = (parts[i], parts[i + 1]);
            if (minutes.Before != '.' || !minutes.Joined || hours.Digits > 2 || minutes.Digits != 2 || hours.Value > 24 || minutes.Value > 59) continue;
            parts.Time = new TimeSpan((int)hours.Value, (int)minutes.Value, 0);
            parts.RemoveAt(i + 1);
            parts.RemoveAt(i);
        }
    }

    /// <summary>One or two numbers without any name. An unknown word may have been the month: then nothing is certain.</summary>
    private static DateOnly? ByNumbers(in DateParts parts)
    {
        var first = parts[0];
        if (parts.Count == 1) return parts.HasUnknownWord && first.Digits <= 4 ? null : Single(first.Value, first.Digits);
        var second = parts[1];
        if (parts.HasUnknownWord || first.Digits != 4 || !second.Joined || parts.Count > 2) return null;
        return second.Digits == 3 ? OfYear(first.Value, second.Value) : InCalendar(new(first.Value, second.Value, 1));
    }

    /// <summary>ISO 8601 basic forms: a year, a year and month, a whole date, a day of a year.</summary>
    private static DateOnly? Single(long value, int digits) => digits switch
    {
        4 => Date(value, 1, 1),
        6 => Date(value / 100, value % 100, 1),
        7 => OfYear(value / 1000, value % 1000),
        8 => Date(value / 10_000, value / 100 % 100, value % 100),
        _ => null,
    };

    private static DateOnly? OfYear(long year, long day) =>
        year is < FirstYear or > 9998 || day is < 1 or > 366 ? null : new DateOnly((int)year, 1, 1).AddDays((int)day - 1);

    private static DateOnly? Week(long year, long week, long day) =>
        year is < FirstYear or > 9998 || week < 1 || week > ISOWeek.GetWeeksInYear((int)year) || day is < 1 or > 7 ? null
        : DateOnly.FromDateTime(ISOWeek.ToDateTime((int)year, (int)week, (DayOfWeek)(day % 7)));

    /// <summary>Years of two digits turn at 70; three digits count from 1900 (RFC 5322 §4.3).</summary>
    private static long Year(DateNumber number) => number.Digits switch
    {
        <= 2 => number.Value < 70 ? number.Value + 2000 : number.Value + 1900,
        3 => number.Value + 1900,
        _ => number.Value,
    };

    /// <summary>
    /// The day in the common calendar. A year of the 14th century is one of Iran, or of the lunar Hijri calendar where that is now: no feed
    /// has news of the Middle Ages. One of the 25th to 27th century is one of the Buddhist era.
    /// </summary>
    private static DateOnly? InCalendar(Ymd date, bool hasEra = false)
    {
        var (year, month, day, calendar) = date;
        if (hasEra) return Date(year, month, day);
        if (calendar == DateCalendar.Gregorian) calendar = year is > 1340 and < 1420 ? DateCalendar.Persian : year is >= 1420 and < 1500 ? DateCalendar.Islamic : DateCalendar.Gregorian;
        return calendar switch
        {
            DateCalendar.Persian => year is > 1300 and < 1500 && month is >= 1 and <= 12 && day >= 1 && day <= Persian.GetDaysInMonth((int)year, (int)month) ? DateOnly.FromDateTime(Persian.ToDateTime((int)year, (int)month, (int)day, 0, 0, 0, 0)) : null,
            DateCalendar.Islamic => year is > 1318 and < 1500 && month is >= 1 and <= 12 && day >= 1 && day <= Islamic.GetDaysInMonth((int)year, (int)month) ? DateOnly.FromDateTime(Islamic.ToDateTime((int)year, (int)month, (int)day, 0, 0, 0, 0)) : null,
            _ => Date(year is > 2400 and < 2700 ? year - 543 : year, month, day),
        };
    }

    private static DateOnly? Date(long year, long month, long day) =>
        year is < FirstYear or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth((int)year, (int)month) ? null : new DateOnly((int)year, (int)month, (int)day);

    private static DateTimeOffset? Build(DateOnly? date, in DateParts parts) => Build(date, parts, Clock(parts));

    private static TimeSpan Clock(in DateParts parts)
    {
        var time = parts.Time ?? TimeSpan.Zero;
        return parts.HalfDay >= 0 && time.TotalHours < 13 ? time - TimeSpan.FromHours(time.Hours) + TimeSpan.FromHours(time.Hours % 12 + parts.HalfDay) : time;
    }

    private static DateTimeOffset? Build(DateOnly? date, in DateParts parts, TimeSpan? time)
    {
        if (date is not { } day || time is not { } clock || clock > TimeSpan.FromDays(1)) return null;
        var local = day.ToDateTime(TimeOnly.MinValue) + clock;
        return new DateTimeOffset(local, TimeSpan.Zero) - (parts.Offset ?? parts.Zone?.GetUtcOffset(local) ?? TimeSpan.Zero);
    }
}
