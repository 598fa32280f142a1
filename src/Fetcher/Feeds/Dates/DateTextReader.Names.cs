namespace BriefingBus.Fetcher.Feeds.Dates;

/// <content>Names of months, weekdays and halves of the day.</content>
internal ref partial struct DateTextReader
{
    /// <summary>The maximum number of words of a name.</summary>
    private const int MaxNameLength = 7;

    /// <summary>The longest name that begins with the word: "terça-feira", "a. m.", "كانون الثاني".</summary>
    private readonly DateWord? FindName(scoped ReadOnlySpan<char> word, scoped Span<char> folded, out int end)
    {
        end = at;
        var found = DateWords.Find(word);
        var best = found is { HasMeaning: true } ? found : null;
        if (found?.BeginsName != true) return best;
        var (length, next) = (word.Length, at);
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
        if (name is { Months: 0, Days: 0, OtherMonth: 0 })
        {
            NoteWord(ref parts);
            return;
        }
        parts.Add(name);
        (wordBetween, last) = (true, Last.Word);
    }

    /// <summary>Takes a half of the day beside the time; elsewhere the same letters are words of other languages ("am 23. September", "de",
    /// "em"). A number beside it is the hour.</summary>
    private bool TakeHalfDay(int half, int start, ref DateParts parts)
    {
        if (parts.HalfDay >= 0) return false;
        if (last != Last.Time && (parts.Time is not null || !IsBeforeTime()))
        {
            if (last != Last.Number || parts.Time is not null || !IsNextToNumber(start)) return false;
            if (parts.Last is not { Digits: <= 2, Value: >= 1 and <= 12, Unit: DateUnit.None }) return false;
            (parts.Time, last) = (TimeSpan.FromHours(parts.TakeLast().Value), Last.Time);
        }
        parts.HalfDay = half;
        return true;
    }

    private readonly bool IsBeforeTime()
    {
        var digits = Past(" .", at);
        var end = Past("0123456789", digits);
        return end > digits && end - digits <= 2 && end < text.Length && text[end] is ':' or '時' or '时' or '点' or '點' or '시';
    }

    /// <summary>Whether the letter's script puts no spaces between words: Thai, Lao, Myanmar, Khmer, Tibetan.</summary>
    private static bool HasNoSpaces(char letter) => letter is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F'
        or >= '\u1780' and <= '\u17FF' or >= '\u0F00' and <= '\u0FFF';

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
}
