using System.Globalization;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>
/// Reads the dates of feeds, whatever form they have: RFC 822 and its sloppy descendants, W3CDTF and ISO 8601, ctime, dates
/// with slashes and dots, names of months in many languages, seconds since 1970. A date without a zone is taken for UTC.
/// </summary>
internal static class FeedDate
{
    private const int Longest = 100;

    /// <summary>The instant that <paramref name="text"/> names, in UTC; null where it names none.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null || text.Length is < 4 or > Longest) return null;
        var parts = new DateParts();
        return Gather(text, ref parts) ? CalendarDate.Resolve(parts) : null;
    }

    private static bool Gather(ReadOnlySpan<char> text, ref DateParts parts)
    {
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            if (char.IsAsciiDigit(text[at]))
            {
                if (!TakeNumber(text, ref at, ref parts)) return false;
            }
            else if (char.IsLetter(text[at]))
            {
                while (at < text.Length && (char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark)) at++;
                TakeWord(text[start..at], text, ref at, ref parts);
            }
            else if (text[at] is '+' or '-' or '\u2212' && parts.Time is not null && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) TakeOffset(text, ref at, ref parts);
            else at++;
        }
        return true;
    }

    private static bool TakeNumber(ReadOnlySpan<char> text, ref int at, ref DateParts parts)
    {
        var start = at;
        var value = Digits(text, ref at);
        if (value < 0) return false;
        var clock = at + 1 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]);
        if (clock && parts.Time is null && at - start <= 2) return TakeTime(value, text, ref at, ref parts);
        var before = start > 0 ? text[start - 1] : ' ';
        if (before is 'T' or 't' && start > 1 && parts.Count > 0 && at - start is 2 or 4 or 6 && parts.Time is null)
        {
            parts.Time = Compact(value, at - start);
            return parts.Time is not null;
        }
        return parts.Add(value, at - start, before);
    }

    /// <summary>The number at the position, or -1 where it is longer than any date has.</summary>
    private static long Digits(ReadOnlySpan<char> text, ref int at)
    {
        var (value, start) = (0L, at);
        while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 18) value = value * 10 + (text[at++] - '0');
        return at < text.Length && char.IsAsciiDigit(text[at]) ? -1 : value;
    }

    /// <summary>Takes the rest of <c>hh:mm[:ss[.fff]]</c>. A leap second and 24:00 are times (RFC 3339 §5.7, ISO 8601 §4.2.3).</summary>
    private static bool TakeTime(long hours, ReadOnlySpan<char> text, ref int at, ref DateParts parts)
    {
        at++;
        var minutes = Digits(text, ref at);
        var seconds = 0L;
        if (at + 1 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            seconds = Digits(text, ref at);
        }
        SkipFraction(text, ref at);
        if (hours is < 0 or > 24 || minutes is < 0 or > 59 || seconds is < 0 or > 60) return false;
        parts.Time = new TimeSpan((int)hours, (int)minutes, Math.Min((int)seconds, 59));
        return true;
    }

    private static void SkipFraction(ReadOnlySpan<char> text, ref int at)
    {
        if (at + 1 >= text.Length || text[at] is not ('.' or ',') || !char.IsAsciiDigit(text[at + 1])) return;
        at++;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
    }

    private static TimeSpan? Compact(long value, int digits)
    {
        var (hours, minutes, seconds) = digits switch
        {
            2 => (value, 0L, 0L),
            4 => (value / 100, value % 100, 0L),
            _ => (value / 10_000, value / 100 % 100, value % 100),
        };
        return hours <= 24 && minutes < 60 && seconds <= 60 ? new TimeSpan((int)hours, (int)minutes, Math.Min((int)seconds, 59)) : null;
    }

    private static void TakeWord(ReadOnlySpan<char> word, ReadOnlySpan<char> text, ref int at, ref DateParts parts)
    {
        if (MonthNames.Find(word) is var month and > 0) parts.Month = month;
        else if (HalfDays.Find(word) is var half and >= 0) parts.HalfDay = half;
        else if (parts.Time is not null && parts.Offset is null && ZoneNames.TryFind(word, out var offset))
        {
            parts.Offset = offset;
            if (offset != TimeSpan.Zero || at >= text.Length || text[at] is not ('+' or '-')) return;
            parts.Offset = null; // GMT+0200: the number counts from the name
        }
    }

    /// <summary>Takes <c>+hhmm</c>, <c>+hh:mm</c>, <c>+hh</c> or <c>+h</c>.</summary>
    private static void TakeOffset(ReadOnlySpan<char> text, ref int at, ref DateParts parts)
    {
        var sign = text[at++] == '+' ? 1 : -1;
        var start = at;
        var value = Digits(text, ref at);
        var digits = at - start;
        long hours, minutes;
        if (at + 1 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            (hours, minutes) = (value, Digits(text, ref at));
        }
        else (hours, minutes) = digits <= 2 ? (value, 0) : (value / 100, value % 100);
        if (hours is >= 0 and <= 15 && minutes is >= 0 and < 60) parts.Offset = sign * new TimeSpan((int)hours, (int)minutes, 0);
    }
}
