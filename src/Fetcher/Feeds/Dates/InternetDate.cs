namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>The two forms that nearly all feeds use, exactly as specified: RFC 822 (RFC 5322 §3.3) and RFC 3339. Anything else is left to the reader of all forms.</summary>
internal static class InternetDate
{
    private const string Months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private const string Days = "SunMonTueWedThuFriSat";

    /// <summary>The instant in UTC, or null where the text has neither form.</summary>
    public static DateTimeOffset? Parse(ReadOnlySpan<char> text) =>
        text.Length < 20 ? null : char.IsAsciiDigit(text[0]) ? Rfc3339(text) : Rfc822(text);

    /// <summary><c>Tue, 23 Sep 2025 06:00:00 +0200</c>.</summary>
    private static DateTimeOffset? Rfc822(ReadOnlySpan<char> text)
    {
        if (text[3] != ',' || text[4] != ' ' || !IsName(Days, text[..3])) return null;
        var at = 5;
        var day = Digits(text, ref at, 2);
        if (day < 0 || !Take(text, ref at, ' ') || at + 3 > text.Length || Months.AsSpan().IndexOf(text.Slice(at, 3), StringComparison.Ordinal) is not (>= 0 and var month) || month % 3 != 0) return null;
        at += 3;
        if (!Take(text, ref at, ' ') || at + 4 > text.Length || Digits(text, ref at, 4) is not (>= 1000 and var year) || !Take(text, ref at, ' ') || TimeOfDay(text, ref at, isExact: false) is not { } time) return null;
        return Take(text, ref at, ' ') && Zone(text[at..]) is { } offset ? Build(year, month / 3 + 1, day, time, offset) : null;
    }

    /// <summary><c>2025-09-23T06:00:00.123+02:00</c>.</summary>
    private static DateTimeOffset? Rfc3339(ReadOnlySpan<char> text)
    {
        var at = 0;
        var year = Digits(text, ref at, 4);
        if (at != 4 || year < 1000 || !Take(text, ref at, '-')) return null;
        var month = Digits(text, ref at, 2);
        if (at != 7 || !Take(text, ref at, '-')) return null;
        var day = Digits(text, ref at, 2);
        if (at != 10 || !Take(text, ref at, 'T') || TimeOfDay(text, ref at, isExact: true) is not { } time) return null;
        return Zone(text[at..]) is { } offset ? Build(year, month, day, time, offset) : null;
    }

    private static TimeSpan? TimeOfDay(ReadOnlySpan<char> text, ref int at, bool isExact)
    {
        var start = at;
        var hours = Digits(text, ref at, 2);
        if (at - start != 2 || !Take(text, ref at, ':')) return null;
        var minutes = Digits(text, ref at, 2);
        if (at - start != 5) return null;
        var seconds = Take(text, ref at, ':') ? Digits(text, ref at, 2) : 0;
        if (hours is < 0 or > 23 || minutes is < 0 or > 59 || seconds is < 0 or > 59) return null;
        if (isExact && Take(text, ref at, '.'))
            while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return new TimeSpan(hours, minutes, seconds);
    }

    private static TimeSpan? Zone(ReadOnlySpan<char> text)
    {
        if (text is "Z" or "GMT" or "UTC" or "UT") return TimeSpan.Zero;
        if (text.Length is not (5 or 6) || text[0] is not ('+' or '-') || (text.Length == 6 && text[3] != ':')) return null;
        var at = 1;
        var hours = Digits(text, ref at, 2);
        if (text.Length == 6) at++;
        var minutes = Digits(text, ref at, 2);
        if (at != text.Length || hours is < 0 or > 14 || minutes is < 0 or > 59) return null;
        var offset = new TimeSpan(hours, minutes, 0);
        return text[0] == '-' ? -offset : offset;
    }

    private static DateTimeOffset? Build(int year, int month, int day, TimeSpan time, TimeSpan offset)
    {
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return null;
        return new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero) + time - offset;
    }

    private static bool IsName(string names, ReadOnlySpan<char> name) => names.AsSpan().IndexOf(name, StringComparison.Ordinal) is >= 0 and var at && at % 3 == 0;

    private static bool Take(ReadOnlySpan<char> text, ref int at, char character)
    {
        if (at >= text.Length || text[at] != character) return false;
        at++;
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text, ref int at, int most)
    {
        var (value, start) = (0, at);
        while (at < text.Length && at - start < most && char.IsAsciiDigit(text[at])) value = value * 10 + (text[at++] - '0');
        return at == start ? -1 : value;
    }
}
