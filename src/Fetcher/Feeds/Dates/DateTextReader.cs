namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Reads the words, numbers and signs of a date, from left to right. This part reads numbers, times and offsets.</summary>
internal ref partial struct DateTextReader
{
    private readonly ReadOnlySpan<char> text;
    private int at;
    private Last last;
    private char sign;
    private bool wordBetween;
    private DateUnit pending;

    private enum Last
    {
        None,
        Number,
        Time,
        Zone,
        Word,
    }

    private DateTextReader(ReadOnlySpan<char> text)
    {
        this.text = text;
        sign = ' ';
    }

    /// <summary>Reads a normalised text; false if something in it makes it no date.</summary>
    public static bool Read(ReadOnlySpan<char> text, ref DateParts parts)
    {
        var reader = new DateTextReader(text);
        while (reader.at < text.Length)
            if (!reader.ReadNext(ref parts)) return false;
        return true;
    }

    private bool ReadNext(ref DateParts parts)
    {
        var character = text[at];
        if (char.IsAsciiDigit(character)) return ReadNumber(ref parts);
        if (EastAsianDate.IsOf(character)) return ReadEastAsian(ref parts);
        if (DateWords.IsLetter(character)) return ReadWord(ref parts);
        if (character is '+' or '-' && parts.Offset is null && IsDigit(at + 1)
            && (last is Last.Time or Last.Zone || (last is Last.Number && IsOffsetOf(parts))))
            return ReadOffset(ref parts);
        if (character != ' ' && sign == ' ') sign = character;
        at++;
        return true;
    }

    /// <summary>Whether the offset is the last part, after a year (<c>Sep 23 06:00:00 2025 +0200</c>, as Git writes) or a date alone
    /// (<c>2025-09-23+02:00</c>, XML Schema 2 §3.3.9), or one with a time run together (<c>20250923060000 +0200</c>, XMLTV).</summary>
    private readonly bool IsOffsetOf(in DateParts parts) => text[(at + 1)..].TrimEnd(' ') is var offset
        && (parts is { Count: 1, WordCount: 0 } ? parts[0].Digits is 12 or 14
            : parts.Time is not null
            ? text[at - 1] == ' ' && parts.WordCount > 0 && parts.Last.Digits == 4
                && offset.Length == 4 && !offset.ContainsAnyExceptInRange('0', '9')
            : parts is { Count: 3, WordCount: 0 } && parts[0].Digits == 4 && text[at - 1] != ' ' && offset is [_, _, ':', _, _]);

    private readonly bool IsDigit(int place) => place < text.Length && char.IsAsciiDigit(text[place]);

    /// <summary>The first place from <paramref name="place"/> that holds none of the characters.</summary>
    private readonly int Past(scoped ReadOnlySpan<char> characters, int place) =>
        text[place..].IndexOfAnyExcept(characters) is var step && step < 0 ? text.Length : place + step;

    private bool ReadNumber(ref DateParts parts)
    {
        var start = at;
        var value = Digits(out var digits);
        if (value < 0) return false;
        if (digits <= 2 && parts.Time is null && (IsClock() || IsDottedClock(value, parts))) return ReadTime(value, ref parts);
        var before = start > 0 ? text[start - 1] : ' ';
        if (before is 'T' or 't' && start > 1 && parts.Count > 0 && digits is 2 or 4 or 6 && parts.Time is null)
        {
            last = Last.Time;
            return (parts.Time = Compact(value, digits)) is not null;
        }
        if (before is 'W' && parts.Count == 1 && parts[0].Digits == 4)
        {
            parts.IsWeek = true;
            if (digits == 3) // ISO 8601 basic: 2025W392
            {
                AddNumber(value / 10, 2, ref parts);
                (value, digits) = (value % 10, 1);
            }
        }
        AddNumber(value, digits, ref parts);
        return true;
    }

    private void AddNumber(long value, int digits, ref DateParts parts)
    {
        if (pending == DateUnit.Weekday && value is >= 2 and <= 7)
        {
            parts.Days |= 1 << (int)(value - 1); // Monday is the second day
            (pending, last) = (DateUnit.None, Last.Word);
            return;
        }
        parts.Add(new DateNumber(value, digits, sign, Joined: !wordBetween, pending is DateUnit.Weekday ? DateUnit.None : pending));
        (sign, wordBetween, pending, last) = (' ', false, DateUnit.None, Last.Number);
    }

    /// <summary>Whether the number is the hour of a time with dots after a date that ends with its year: <c>23.09.2025, 18.05
    /// Uhr</c>.</summary>
    private readonly bool IsDottedClock(long value, in DateParts parts) =>
        value <= 24 && parts.Count > 0 && parts.Count + parts.WordCount > 2 && parts.Last is { Digits: 4, Unit: DateUnit.None }
        && text[at..] is ['.', >= '0' and <= '5', >= '0' and <= '9', .. var rest]
        && (rest is [] or [not ('.' or '/' or '-' or (>= '0' and <= '9')), ..] || rest is ['.', >= '0' and <= '5', >= '0' and <= '9', ..]);

    private readonly bool IsClock() => at < text.Length && text[at] == ':' && IsDigit(at + 1);

    /// <summary>The number at the position, or -1 if it is longer than any in a date.</summary>
    private long Digits(out int digits)
    {
        var (value, start) = (0L, at);
        while (IsDigit(at) && at - start < 18) value = value * 10 + (text[at++] - '0');
        digits = at - start;
        return IsDigit(at) ? -1 : value;
    }

    /// <summary>Reads the rest of <c>hh:mm[:ss[.fff]]</c>, or the same with dots. A leap second and 24:00 are times (RFC 3339 §5.7, ISO
    /// 8601:2004 §4.2.3).</summary>
    private bool ReadTime(long hours, ref DateParts parts)
    {
        var between = text[at++];
        var minutes = Digits(out _);
        var seconds = 0L;
        if (at < text.Length && text[at] == between && IsDigit(at + 1))
        {
            at++;
            seconds = Digits(out _);
        }
        if (at < text.Length && text[at] is '.' or ',' && IsDigit(at + 1)) at = Past("0123456789", at + 1);
        if (hours is < 0 or > 24 || minutes is < 0 or > 59 || seconds is < 0 or > 60) return false;
        parts.Time = new TimeSpan((int)hours, (int)minutes, Math.Min((int)seconds, 59));
        (last, sign) = (Last.Time, ' ');
        return true;
    }

    /// <summary>The time of digits that run together; null if they are none.</summary>
    public static TimeSpan? Compact(long value, int digits)
    {
        var (hours, minutes, seconds) = digits switch
        {
            <= 2 => (value, 0L, 0L),
            <= 4 => (value / 100, value % 100, 0L),
            _ => (value / 10_000, value / 100 % 100, value % 100),
        };
        return hours <= 24 && minutes < 60 && seconds <= 60
            ? new TimeSpan((int)hours, (int)minutes, Math.Min((int)seconds, 59))
            : null;
    }

    /// <summary>Reads <c>+hhmm</c>, <c>+hh:mm</c>, <c>+hh</c> or <c>+h</c>.</summary>
    private bool ReadOffset(ref DateParts parts)
    {
        var direction = text[at++] == '+' ? 1 : -1;
        var value = Digits(out var digits);
        var (hours, minutes) = digits <= 2 ? (value, 0L) : (value / 100, value % 100);
        if (IsClock())
        {
            at++;
            (hours, minutes) = (value, Digits(out _));
        }
        if (hours is >= 0 and <= 15 && minutes is >= 0 and < 60) parts.Offset = direction * new TimeSpan((int)hours, (int)minutes, 0);
        last = Last.Zone;
        return true;
    }
}
