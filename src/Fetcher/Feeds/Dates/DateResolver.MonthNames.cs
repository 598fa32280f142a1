namespace BriefingBus.Fetcher.Feeds.Dates;

/// <content>Dates with the name of a month.</content>
internal static partial class DateResolver
{
    /// <summary>Years of two digits beside a Thai month are those of the Buddhist era: 68 is 2568, which is 2025.</summary>
    private const int BuddhistCentury = 2500 - 543;

    private static bool HasMonthName(in DateParts parts)
    {
        for (var i = 0; i < parts.WordCount; i++)
            if (NamesMonth(parts.Word(i))) return true;
        return false;
    }

    private static bool NamesMonth(DateWord word) => word.Months != 0 || word.OtherMonth > 0;

    /// <summary>A month name with day and year in either order: the year is the number that cannot be a day, else the second (RFC 822
    /// §5.1).</summary>
    private static DateOnly? ByMonthName(ref DateParts parts, string? language)
    {
        if (MonthWord(parts, out var days, out var place) is not { } month) return null;
        TakeDottedTime(ref parts);
        if (parts.Count == 0) return null;
        var hasEra = parts.Era is not null;
        if (parts.Count == 1) return parts[0].Digits == 4 ? InMonth(parts[0].Value + (parts.Era ?? 0), month, 1, language, hasEra) : null;
        var yearAt = YearAt(parts);
        var dayAt = DayAt(parts, yearAt, place);
        if (yearAt < 0) (yearAt, dayAt) = (1, 0);
        if (dayAt < 0 || !parts[dayAt].CanBeDay) return null;

        var (first, second) = (parts[dayAt], parts[yearAt]);
        if (!hasEra && second.Digits == 2 && month.MonthsByLanguage is [("th", _), ..]) parts.Era = BuddhistCentury;
        hasEra = parts.Era is not null;
        var dates = new PossibleDates();
        AddInMonths(dates, hasEra ? second.Value + parts.Era!.Value : Calendars.FullYear(second), month, first.Value, hasEra);
        var usual = dates.Count;
        if (second is { Digits: <= 2, CanBeDay: true } && !hasEra)
            AddInMonths(dates, Calendars.FullYear(first), month, second.Value, hasEra);
        if (dates.Count == 0) return null;
        var isChecked = days != 0 && dates.KeepWeekdays(days);
        if (dates.Count == 1 || (usual == 1 && !isChecked)) return dates[0];
        return usual > 1 ? InMonth(Calendars.FullYear(second), month, first.Value, language, hasEra) : dates[0];
    }

    /// <summary>The word that names the month: the one between the day and the year, if there is one; else one that names no weekday. An
    /// unknown word in that place may be the month; then nothing is certain.</summary>
    private static DateWord? MonthWord(in DateParts parts, out int days, out int place)
    {
        var found = -1;
        for (var i = 0; i < parts.WordCount; i++)
            if (NamesMonth(parts.Word(i)) && (found < 0 || Fitness(parts, i) > Fitness(parts, found))) found = i;
        days = parts.Days;
        for (var i = 0; i < parts.WordCount; i++)
            if (i != found) days |= parts.Word(i).Days;
        place = parts.NumbersBefore(found);
        return parts.HasUnknownBetween && place == 0 ? null : parts.Word(found);
    }

    private static int Fitness(in DateParts parts, int index) =>
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

    /// <summary>The index of the day: before the month's name, after it, or the first number that can be a day; -1 if none can.</summary>
    private static int DayAt(in DateParts parts, int yearAt, int place)
    {
        if (place > 0 && place - 1 != yearAt && parts[place - 1].CanBeDay) return place - 1;
        if (place < parts.Count && place != yearAt && parts[place].CanBeDay) return place;
        for (var i = 0; i < parts.Count; i++)
            if (i != yearAt && parts[i].CanBeDay) return i;
        return -1;
    }

    private static void AddInMonths(PossibleDates dates, long year, DateWord month, long day, bool hasEra)
    {
        if (month.Months == 0) dates.Add(Calendars.Day(new(year, month.OtherMonth, day, month.Calendar), hasEra));
        for (var i = 0; i < 12 && year is not (> 1300 and < 1500); i++)
            if ((month.Months & 1 << i) != 0) dates.Add(Calendars.Day(new(year, i + 1, day), hasEra));
    }

    /// <summary>The date in the month that the word names in the language of the feed; null if the word names several months and the
    /// language does not decide.</summary>
    private static DateOnly? InMonth(long year, DateWord word, long day, string? language, bool hasEra)
    {
        if (word.Months == 0) return Calendars.Day(new(year, word.OtherMonth, day, word.Calendar), hasEra);
        var month = word.Month == 0 && language is not null
            ? word.MonthsByLanguage.Find(named => IsLanguage(language, named.Language)).Month
            : word.Month;
        return month == 0 ? null : Calendars.Day(new(year, month, day), hasEra);
    }

    private static bool IsLanguage(string tag, string language) =>
        tag.Equals(language, StringComparison.OrdinalIgnoreCase) || tag.StartsWith(language + "-", StringComparison.OrdinalIgnoreCase);

    /// <summary>The distinct dates that a text may mean.</summary>
    private sealed class PossibleDates
    {
        private readonly List<DateOnly> dates = [];

        public int Count => dates.Count;

        public DateOnly this[int index] => dates[index];

        public void Add(DateOnly? date)
        {
            if (date is { } day && !dates.Contains(day)) dates.Add(day);
        }

        /// <summary>Keeps the dates on a weekday; false, without a change, if there are none.</summary>
        public bool KeepWeekdays(int days) =>
            dates.Exists(date => IsOn(date, days)) && dates.RemoveAll(date => !IsOn(date, days)) >= 0;

        /// <summary>The only date that fits; null if none or several do.</summary>
        public DateOnly? Only(Predicate<DateOnly> fits) => dates.FindAll(fits) is [var only] ? only : null;

        private static bool IsOn(DateOnly date, int days) => (days & 1 << (int)date.DayOfWeek) != 0;
    }
}
