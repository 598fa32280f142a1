namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>Gathers what the words, numbers and signs of a date say, from left to right. One state machine over one position: hence the length of this file.</summary>
internal ref struct DateTextReader
{
    /// <summary>The most words that a name has.</summary>
    private const int MaxNameLength = 7;

    /// <summary>Signs beside a time that say "o'clock" (CLDR "dateTimeFormats", "timeFormats").</summary>
    private static readonly string[] HourWords = ["h", "hs", "hr", "hrs", "uhr", "heure", "heures", "hora", "horas", "godz", "год", "ч", "час", "часов", "óra", "น"];

    private static readonly string[] MinuteWords = ["m", "min", "mn", "mins", "minutes", "мин", "хв"];

    /// <summary>Words before a number that say what it counts, of languages that write months so (CLDR vi).</summary>
    private static readonly (string Word, DateUnit Unit)[] CountingWords =
        [("tháng", DateUnit.Month), ("thg", DateUnit.Month), ("ngày", DateUnit.Day), ("năm", DateUnit.Year), ("thứ", DateUnit.Weekday), ("th", DateUnit.Weekday)];

    /// <summary>Eras written with letters: Japanese ones by their initials (CLDR ja, narrow), the Buddhist one; what is added to the year.</summary>
    private static readonly (string Word, int Years)[] Eras =
        [("r", 2018), ("h", 1988), ("s", 1925), ("be", -543), ("พ ศ", -543), ("พุทธศักราช", -543), ("ค ศ", 0), ("ad", 0), ("ce", 0)];

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

    /// <summary>Reads a normalised text; false where something in it makes it no date.</summary>
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
        if (character is '+' or '-' && last is Last.Time or Last.Zone && parts.Offset is null && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1])) return ReadOffset(ref parts);
        if (character != ' ' && sign == ' ') sign = character;
        at++;
        return true;
    }

    private bool ReadNumber(ref DateParts parts)
    {
        var start = at;
        var value = Digits(out var digits);
        if (value < 0) return false;
        if (digits <= 2 && parts.Time is null && IsClock()) return ReadTime(value, ref parts);
        var before = start > 0 ? text[start - 1] : ' ';
        if (before is 'T' or 't' && start > 1 && parts.Count > 0 && digits is 2 or 4 or 6 && parts.Time is null)
        {
            last = Last.Time;
            return (parts.Time = Compact(value, digits)) is not null;
        }
        if (before is 'W' && parts.Count == 1 && parts[0].Digits == 4) parts.IsWeek = true;
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

    private readonly bool IsClock() => at + 1 < text.Length && text[at] == ':' && char.IsAsciiDigit(text[at + 1]);

    /// <summary>The number at the position, or -1 where it is longer than any date has.</summary>
    private long Digits(out int digits)
    {
        var (value, start) = (0L, at);
        while (at < text.Length && char.IsAsciiDigit(text[at]) && at - start < 18) value = value * 10 + (text[at++] - '0');
        digits = at - start;
        return at < text.Length && char.IsAsciiDigit(text[at]) ? -1 : value;
    }

    /// <summary>Reads the rest of <c>hh:mm[:ss[.fff]]</c>. A leap second and 24:00 are times (RFC 3339 §5.7, ISO 8601 §4.2.3).</summary>
    private bool ReadTime(long hours, ref DateParts parts)
    {
        at++;
        var minutes = Digits(out _);
        var seconds = 0L;
        if (IsClock())
        {
            at++;
            seconds = Digits(out _);
        }
        SkipFraction();
        if (hours is < 0 or > 24 || minutes is < 0 or > 59 || seconds is < 0 or > 60) return false;
        parts.Time = new TimeSpan((int)hours, (int)minutes, Math.Min((int)seconds, 59));
        (last, sign) = (Last.Time, ' ');
        return true;
    }

    private void SkipFraction()
    {
        if (at + 1 >= text.Length || text[at] is not ('.' or ',') || !char.IsAsciiDigit(text[at + 1])) return;
        at++;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
    }

    /// <summary>The time of digits that run together; null where they are none.</summary>
    public static TimeSpan? Compact(long value, int digits)
    {
        var (hours, minutes, seconds) = digits switch
        {
            <= 2 => (value, 0L, 0L),
            <= 4 => (value / 100, value % 100, 0L),
            _ => (value / 10_000, value / 100 % 100, value % 100),
        };
        return hours <= 24 && minutes < 60 && seconds <= 60 ? new TimeSpan((int)hours, (int)minutes, Math.Min((int)seconds, 59)) : null;
    }

    private bool ReadWord(ref DateParts parts)
    {
        var start = at;
        if (parts.Time is not null && parts.Offset is null && parts.Zone is null && char.IsAsciiLetter(text[at]) && ReadNamedZone(ref parts)) return true;
        while (at < text.Length && (DateWords.IsLetter(text[at]) || IsApostrophe())) at++;
        if (at - start == 1 && text[start] is 'T' or 't' or 'W' && at < text.Length && char.IsAsciiDigit(text[at]) && parts.Count > 0) return true; // ISO 8601: a time or a week follows
        Span<char> folded = stackalloc char[DateWords.MaxLength];
        var word = Fold(text[start..at], folded);
        if (ReadSpecialWord(word, start, ref parts)) return true;
        var found = FindName(word, folded, out var end);
        if (found is not null)
        {
            at = end;
            TakeName(found, start, ref parts);
        }
        else if (HasNoSpaces(text[start])) ReadUnspaced(start, at, ref parts);
        else if (!ReadZoneName(start, ref parts)) NoteWord(ref parts, IsFiller(word));
        return true;
    }

    /// <summary>Words that stand in dates and can be no month.</summary>
    private static bool IsFiller(ReadOnlySpan<char> word) =>
        word is "t" or "z" or "st" or "nd" or "rd" or "th" or "gmt" or "utc" or "date" or "at" or "on" or "of" or "the" or "de" or "del" or "do" or "da" or "di" or "du" or "el" or "le" or "la" or "den" or "der" or "dem" or "d" or "a" or "à" or "um" or "på" or "г" or "года" or "р" or "року" or "ko" or "e";

    private readonly bool IsApostrophe() => DateWords.Fold(text[at]) == '\'' && at + 1 < text.Length && DateWords.IsLetter(text[at + 1]);

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

    /// <summary>Words that say something about the number beside them.</summary>
    private bool ReadSpecialWord(scoped ReadOnlySpan<char> word, int start, ref DateParts parts)
    {
        var follows = last == Last.Number && OnlySpaceBefore(start, 1);
        if (follows && parts.Time is null && HourWords.AsSpan().IndexOf(word.ToString()) >= 0 && ReadHourOf(ref parts)) return true;
        if (word is "р" && last == Last.Number && text[at..].TrimStart(' ').StartsWith("сар", StringComparison.Ordinal))
        {
            Count(DateUnit.Month, ref parts); // 9-р сарын 23
            SkipWord(["сар", "сарын"]);
            return true;
        }
        if (word is "feira" && parts.Count > 0 && parts[parts.Count - 1] is { Digits: 1, Value: >= 2 and <= 6 })
        {
            parts.Days |= 1 << (int)(parts.TakeLast().Value - 1); // 3ª-feira
            return true;
        }
        var isBeforeNumber = NextIsDigit(out var isAdjacent);
        if (!isBeforeNumber) return false;
        foreach (var (counting, unit) in CountingWords)
        {
            if (!word.SequenceEqual(counting)) continue;
            pending = unit;
            wordBetween = true;
            return true;
        }
        if (word is "t" && isAdjacent && parts.Count == 0 && at + 1 < text.Length && text[at] is >= '2' and <= '7' && !char.IsAsciiDigit(text[at + 1]))
        {
            pending = DateUnit.Weekday; // T3
            return true;
        }
        foreach (var (era, years) in Eras)
        {
            if (!word.SequenceEqual(era) || (word.Length == 1 && !(isAdjacent && parts.Count == 0))) continue;
            parts.Era = years;
            wordBetween = true;
            return true;
        }
        return false;
    }

    private readonly bool OnlySpaceBefore(int start, int most)
    {
        var spaces = 0;
        while (start - spaces > 0 && text[start - spaces - 1] == ' ') spaces++;
        return spaces <= most && start - spaces > 0 && char.IsAsciiDigit(text[start - spaces - 1]);
    }

    private readonly bool NextIsDigit(out bool isAdjacent)
    {
        var next = at;
        while (next < text.Length && text[next] is ' ' or '.') next++;
        isAdjacent = next == at;
        return next < text.Length && char.IsAsciiDigit(text[next]);
    }

    /// <summary>Takes the last number for hours: <c>14h30</c>, <c>14 Uhr</c>, <c>18 h 30 min</c>, <c>0600 hrs</c>.</summary>
    private bool ReadHourOf(ref DateParts parts)
    {
        var number = parts[parts.Count - 1];
        if (number.Unit != DateUnit.None || number.Digits > 4 || Compact(number.Value, number.Digits) is not { } time) return false;
        parts.TakeLast();
        last = Last.Time;
        var next = at;
        while (next < text.Length && text[next] is ' ' or '.') next++;
        if (number.Digits <= 2 && next - at <= 1 && next < text.Length && char.IsAsciiDigit(text[next]))
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
        var start = at;
        while (start < text.Length && text[start] == ' ') start++;
        var end = start;
        while (end < text.Length && DateWords.IsLetter(text[end])) end++;
        if (end > start && known.Contains(text[start..end].ToString(), StringComparer.OrdinalIgnoreCase)) at = end;
    }

    /// <summary>The longest name that begins with the word: "terça-feira", "a. m.", "كانون الثاني".</summary>
    private readonly DateWord? FindName(scoped ReadOnlySpan<char> word, scoped Span<char> folded, out int end)
    {
        end = at;
        var found = DateWords.Find(word);
        if (found?.BeginsName != true) return found is { HasMeaning: true } ? found : null;
        var (best, length, next) = (found.HasMeaning ? found : null, word.Length, at);
        for (var words = 1; words < MaxNameLength; words++)
        {
            var from = next;
            while (from < text.Length && text[from] is ' ' or '.' or '-' or ',' && from - next < 3) from++;
            var to = from;
            while (to < text.Length && (DateWords.IsLetter(text[to]) || (DateWords.Fold(text[to]) == '\'' && to > from))) to++;
            if (to == from || length + 1 + to - from > folded.Length) break;
            folded[length++] = ' ';
            for (var i = from; i < to; i++) folded[length++] = DateWords.Fold(text[i]);
            next = to;
            if (DateWords.Find(folded[..length]) is { HasMeaning: true } longer) (best, end) = (longer, to);
        }
        return best;
    }

    private void TakeName(DateWord name, int start, ref DateParts parts)
    {
        if (name.HalfDay >= 0 && TakeHalfDay(name.HalfDay, start, ref parts)) return;
        if (name.Months != 0 || name.Days != 0 || name.OtherMonth != 0)
        {
            parts.Add(name);
            (wordBetween, last) = (true, Last.Word);
        }
        else NoteWord(ref parts);
    }

    /// <summary>
    /// Takes a half of the day where it stands beside the time: the same letters are words of other languages ("am 23. September", "de",
    /// "em"). A number beside it is the hour.
    /// </summary>
    private bool TakeHalfDay(int half, int start, ref DateParts parts)
    {
        if (parts.HalfDay >= 0) return false;
        if (last == Last.Time || (parts.Time is null && IsBeforeTime()))
        {
            parts.HalfDay = half;
            return true;
        }
        if (last != Last.Number || parts.Time is not null || !OnlySpaceBefore(start, 1) || parts[parts.Count - 1] is not { Digits: <= 2, Value: >= 1 and <= 12, Unit: DateUnit.None } hours) return false;
        parts.TakeLast();
        (parts.Time, parts.HalfDay, last) = (TimeSpan.FromHours(hours.Value), half, Last.Time);
        return true;
    }

    private readonly bool IsBeforeTime()
    {
        var next = at;
        while (next < text.Length && text[next] is ' ' or '.') next++;
        var digits = next;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        return digits > next && digits - next <= 2 && digits < text.Length && text[digits] is ':' or '時' or '时' or '点' or '點' or '시';
    }

    /// <summary>Scripts whose words no space divides.</summary>
    private static bool HasNoSpaces(char letter) => letter is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' or >= '\u0F00' and <= '\u0FFF';

    private void ReadUnspaced(int start, int end, ref DateParts parts)
    {
        Span<char> folded = stackalloc char[DateWords.MaxLength];
        var isKnown = false;
        while (start < end)
        {
            var length = Math.Min(DateWords.MaxLength, end - start);
            for (; length > 0; length--)
            {
                if (DateWords.Find(Fold(text.Slice(start, length), folded)) is not { HasMeaning: true } name) continue;
                at = start + length;
                TakeName(name, start, ref parts);
                isKnown = true;
                break;
            }
            start += Math.Max(1, length);
        }
        at = end;
        if (!isKnown) NoteWord(ref parts);
    }

    private bool ReadNamedZone(ref DateParts parts)
    {
        var start = at;
        if (ZoneNames.Find(text[start..], out var length, out var shift) is not { } zone) return false;
        at = start + length;
        last = Last.Zone;
        if (shift is { } exact) parts.Offset = zone.BaseUtcOffset + exact;
        else parts.Zone = zone;
        return true;
    }

    private bool ReadZoneName(int start, ref DateParts parts)
    {
        var isTime = parts.Time is not null || TakeCompactTime(ref parts, text[start..at]);
        if (!isTime || parts.Offset is not null || parts.Zone is not null) return false;
        if (ZoneNames.FindByRules(text[start..at]) is { } zone) parts.Zone = zone;
        else if (ZoneNames.TryFind(text[start..at], out var offset))
        {
            // GMT+0200: the number counts from the name
            var isBase = offset == TimeSpan.Zero && at + 1 < text.Length && text[at] is '+' or '-' && char.IsAsciiDigit(text[at + 1]);
            if (!isBase) parts.Offset = offset;
        }
        else return false;
        last = Last.Zone;
        return true;
    }

    /// <summary>Four digits before a zone are a time once a date stands before them: <c>03 Apr 02 1500 GMT</c>.</summary>
    private readonly bool TakeCompactTime(ref DateParts parts, ReadOnlySpan<char> zone)
    {
        if (last != Last.Number || parts.Count < 3 || parts.WordCount == 0 || parts[parts.Count - 1] is not { Digits: 4 } number || !ZoneNames.TryFind(zone, out _) || Compact(number.Value, 4) is not { } time) return false;
        parts.TakeLast();
        parts.Time = time;
        return true;
    }

    /// <summary>Reads <c>+hhmm</c>, <c>+hh:mm</c>, <c>+hh</c> or <c>+h</c>.</summary>
    private bool ReadOffset(ref DateParts parts)
    {
        var direction = text[at++] == '+' ? 1 : -1;
        var value = Digits(out var digits);
        long hours, minutes;
        if (IsClock())
        {
            at++;
            (hours, minutes) = (value, Digits(out _));
        }
        else (hours, minutes) = digits <= 2 ? (value, 0) : (value / 100, value % 100);
        if (hours is >= 0 and <= 15 && minutes is >= 0 and < 60) parts.Offset = direction * new TimeSpan((int)hours, (int)minutes, 0);
        last = Last.Zone;
        return true;
    }

    private bool ReadEastAsian(ref DateParts parts)
    {
        if (EastAsianDate.Number(text[at..]) is { Length: > 0 } number)
        {
            at += number.Length;
            AddNumber(number.Value, number.Digits, ref parts);
            return true;
        }
        var (kind, value, length) = EastAsianDate.At(text[at..]);
        var follows = last == Last.Number && OnlySignBefore();
        at += length;
        switch (kind)
        {
            case EastAsianDate.Kind.Year when follows: Count(DateUnit.Year, ref parts); break;
            case EastAsianDate.Kind.Month when follows: Count(DateUnit.Month, ref parts); break;
            case EastAsianDate.Kind.Day when follows: Count(DateUnit.Day, ref parts); break;
            case EastAsianDate.Kind.Month: parts.Days |= 1 << 1; break; // 月 alone is Monday
            case EastAsianDate.Kind.Day: parts.Days |= 1; break; // 日 alone is Sunday
            case EastAsianDate.Kind.Hour when follows && parts.Time is null: return ReadEastAsianTime(ref parts);
            case EastAsianDate.Kind.Morning: parts.HalfDay = 0; break;
            case EastAsianDate.Kind.Afternoon: parts.HalfDay = 12; break;
            case EastAsianDate.Kind.Weekday: parts.Days |= 1 << value; break;
            case EastAsianDate.Kind.Era: parts.Era = value; break;
            case EastAsianDate.Kind.FirstYear when parts.Era is not null: AddNumber(1, 1, ref parts); break;
            default: NoteWord(ref parts); break;
        }
        return true;
    }

    private readonly bool OnlySignBefore() => at > 0 && (text[at - 1] != ' ' || (at > 1 && text[at - 2] != ' '));

    private static void Count(DateUnit unit, ref DateParts parts)
    {
        var index = parts.Count - 1;
        if (parts[index].Unit == DateUnit.None) parts[index] = parts[index] with { Unit = unit };
    }

    /// <summary>Reads the rest of 14時30分15秒 or 14点半; the hour is the last number.</summary>
    private bool ReadEastAsianTime(ref DateParts parts)
    {
        var time = TimeSpan.FromHours(parts.TakeLast().Value);
        foreach (var unit in (ReadOnlySpan<EastAsianDate.Kind>)[EastAsianDate.Kind.Minute, EastAsianDate.Kind.Second])
        {
            var start = at;
            while (at < text.Length && text[at] == ' ') at++;
            if (unit == EastAsianDate.Kind.Minute && at < text.Length && EastAsianDate.At(text[at..]).Kind == EastAsianDate.Kind.Half)
            {
                at++;
                time += TimeSpan.FromMinutes(30);
                break;
            }
            var value = NumberHere();
            while (at < text.Length && text[at] == ' ') at++;
            if (value is < 0 or > 59 || at >= text.Length || EastAsianDate.At(text[at..]).Kind != unit)
            {
                at = start;
                break;
            }
            at++;
            time += unit == EastAsianDate.Kind.Minute ? TimeSpan.FromMinutes(value) : TimeSpan.FromSeconds(value);
        }
        (parts.Time, last) = (time, Last.Time);
        return time <= TimeSpan.FromDays(1);
    }

    private long NumberHere()
    {
        if (at < text.Length && char.IsAsciiDigit(text[at])) return Digits(out _);
        var (value, _, length) = EastAsianDate.Number(text[at..]);
        at += length;
        return length > 0 ? value : -1;
    }
}
