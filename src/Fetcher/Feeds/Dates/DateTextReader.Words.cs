using System.Collections.Frozen;

namespace BriefingBus.Fetcher.Feeds.Dates;

/// <content>Words, and those that give the number beside them a meaning: units, eras, "o'clock".</content>
internal ref partial struct DateTextReader
{
    /// <summary>Words beside a time that mean "o'clock" (CLDR "dateTimeFormats", "timeFormats").</summary>
    private static readonly string[] HourWords =
        ["h", "hs", "hr", "hrs", "uhr", "heure", "heures", "hora", "horas", "godz", "год", "ч", "час", "часов", "óra", "น"];

    private static readonly string[] MinuteWords = ["m", "min", "mn", "mins", "minutes", "мин", "хв"];

    /// <summary>Words before a number that give its unit, in languages that number the months (CLDR vi).</summary>
    private static readonly Dictionary<string, DateUnit> CountingWords = new()
    {
        { "tháng", DateUnit.Month }, { "thg", DateUnit.Month }, { "ngày", DateUnit.Day }, { "năm", DateUnit.Year },
        { "thứ", DateUnit.Weekday }, { "th", DateUnit.Weekday },
    };

    /// <summary>Eras written with letters, and the number to add to the year: Japanese ones by their initials (CLDR ja, narrow), the
    /// Buddhist one.</summary>
    private static readonly Dictionary<string, int> Eras = new()
    {
        { "r", 2018 }, { "h", 1988 }, { "s", 1925 }, { "be", -543 }, { "พ ศ", -543 }, { "พุทธศักราช", -543 }, { "ค ศ", 0 }, { "ad", 0 },
        { "ce", 0 },
    };

    /// <summary>Words of dates that are never a month.</summary>
    private static readonly FrozenSet<string> Fillers = FrozenSet.ToFrozenSet(
        ("t z st nd rd th gmt utc date at on of the de del do da di du el le la den der dem d a à um på г года р року ko e").Split(' '),
        StringComparer.Ordinal);

    private bool ReadWord(ref DateParts parts)
    {
        var start = at;
        if (parts is { Time: not null, Offset: null, Zone: null } && char.IsAsciiLetter(text[at]) && ReadNamedZone(ref parts)) return true;
        while (at < text.Length && (DateWords.IsLetter(text[at]) || IsApostrophe())) at++;
        // ISO 8601: a time or a week follows.
        if (at - start == 1 && text[start] is 'T' or 't' or 'W' && IsDigit(at) && parts.Count > 0) return true;
        Span<char> folded = stackalloc char[DateWords.MaxLength];
        var word = Fold(text[start..at], folded);
        if (ReadSpecialWord(word, start, ref parts)) return true;
        if (FindName(word, folded, out var end) is { } found)
        {
            at = end;
            TakeName(found, start, ref parts);
        }
        else if (HasNoSpaces(text[start])) ReadUnspaced(start, at, ref parts);
        else if (!ReadZoneName(start, ref parts)) NoteWord(ref parts, Fillers.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word));
        return true;
    }

    private readonly bool IsApostrophe() =>
        DateWords.Fold(text[at]) == '\'' && at + 1 < text.Length && DateWords.IsLetter(text[at + 1]);

    private static ReadOnlySpan<char> Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        if (word.Length > folded.Length) return [];
        for (var i = 0; i < word.Length; i++) folded[i] = DateWords.Fold(word[i]);
        return folded[..word.Length];
    }

    private void NoteWord(ref DateParts parts, bool isKnown = false)
    {
        parts.HasUnknownWord |= !isKnown;
        parts.HasUnknownBetween |= !isKnown && parts.Count == 1;
        (wordBetween, last) = (true, Last.Word);
    }

    /// <summary>Reads a word that describes the number beside it.</summary>
    private bool ReadSpecialWord(scoped ReadOnlySpan<char> word, int start, ref DateParts parts)
    {
        if (last == Last.Number && IsNextToNumber(start) && parts.Time is null && HourWords.Contains(word.ToString())
            && ReadHourOf(ref parts))
            return true;
        if (word is "р" && last == Last.Number && text[at..].TrimStart(' ').StartsWith("сар", StringComparison.Ordinal))
        {
            Count(DateUnit.Month, ref parts); // 9-р сарын 23
            SkipWord(["сар", "сарын"]);
            return true;
        }
        if (word is "сар" or "сарын" && last == Last.Number)
        {
            Count(DateUnit.Month, ref parts); // 10 сарын 3
            return true;
        }
        if (word is "feira" && parts.Count > 0 && parts.Last is { Digits: 1, Value: >= 2 and <= 6 })
        {
            parts.Days |= 1 << (int)(parts.TakeLast().Value - 1); // 3ª-feira
            return true;
        }
        return IsDigit(Past(" .", at)) && ReadWordBeforeNumber(word, ref parts);
    }

    private bool ReadWordBeforeNumber(scoped ReadOnlySpan<char> word, ref DateParts parts)
    {
        var isFirst = IsDigit(at) && parts.Count == 0;
        if (CountingWords.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var unit))
        {
            pending = unit;
            wordBetween = true;
            return true;
        }
        if (word is "t" && isFirst && text[at] is >= '2' and <= '7' && at + 1 < text.Length && !IsDigit(at + 1))
        {
            pending = DateUnit.Weekday; // T3
            return true;
        }
        if (!Eras.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var years) || (word.Length == 1 && !isFirst)) return false;
        parts.Era = years;
        wordBetween = true;
        return true;
    }

    /// <summary>Whether a digit comes right before the place, or one space before it.</summary>
    private readonly bool IsNextToNumber(int start) =>
        text[..start] is [.., var digit] && char.IsAsciiDigit(digit == ' ' && start > 1 ? text[start - 2] : digit);

    /// <summary>Takes the last number as the hours: <c>14h30</c>, <c>14 Uhr</c>, <c>18 h 30 min</c>, <c>0600 hrs</c>.</summary>
    private bool ReadHourOf(ref DateParts parts)
    {
        var number = parts.Last;
        if (number.Unit != DateUnit.None || number.Digits > 4 || Compact(number.Value, number.Digits) is not { } time) return false;
        parts.TakeLast();
        last = Last.Time;
        var next = Past(" .", at);
        if (number.Digits <= 2 && next - at <= 1 && IsDigit(next))
        {
            var before = at;
            at = next;
            var minutes = Digits(out var digits);
            if (digits <= 2 && minutes is >= 0 and < 60 && (at >= text.Length || text[at] is not ('.' or '/' or '-')))
            {
                time += TimeSpan.FromMinutes(minutes);
                SkipWord(MinuteWords);
            }
            else at = before;
        }
        parts.Time = time;
        return true;
    }

    private void SkipWord(string[] known)
    {
        var start = Past(" ", at);
        var end = start;
        while (end < text.Length && DateWords.IsLetter(text[end])) end++;
        if (end > start && known.Contains(text[start..end].ToString(), StringComparer.OrdinalIgnoreCase)) at = end;
    }
}
