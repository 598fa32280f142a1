namespace BriefingBus.Fetcher.Feeds.Dates;

/// <content>Chinese, Japanese and Korean dates: signs after numbers, and numbers in Chinese numerals.</content>
internal ref partial struct DateTextReader
{
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
        if (parts.Last.Unit == DateUnit.None) parts[parts.Count - 1] = parts.Last with { Unit = unit };
    }

    /// <summary>Reads the rest of 14時30分15秒 or 14点半; the hour is the last number.</summary>
    private bool ReadEastAsianTime(ref DateParts parts)
    {
        var time = TimeSpan.FromHours(parts.TakeLast().Value);
        foreach (var unit in (ReadOnlySpan<EastAsianDate.Kind>)[EastAsianDate.Kind.Minute, EastAsianDate.Kind.Second])
        {
            var start = at;
            at = Past(" ", at);
            if (unit == EastAsianDate.Kind.Minute && IsSign(EastAsianDate.Kind.Half))
            {
                at++;
                time += TimeSpan.FromMinutes(30);
                break;
            }
            var value = NumberHere();
            at = Past(" ", at);
            if (value is < 0 or > 59 || !IsSign(unit))
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

    private readonly bool IsSign(EastAsianDate.Kind kind) => at < text.Length && EastAsianDate.At(text[at..]).Kind == kind;

    private long NumberHere()
    {
        if (IsDigit(at)) return Digits(out _);
        var (value, _, length) = EastAsianDate.Number(text[at..]);
        at += length;
        return length > 0 ? value : -1;
    }
}
