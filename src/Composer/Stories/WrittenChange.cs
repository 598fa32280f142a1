using System.Buffers;
using BriefingBus.Composer.Stories.Words;

namespace BriefingBus.Composer.Stories;

/// <summary>Quotes from a headline what is new in it.</summary>
internal static class WrittenChange
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("%‰٪°€$£¥");

    /// <summary>A number with its sign, or else with its unit: <c>4 %</c>, <c>$5m</c>, <c>two hundred dead</c>.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="words">Its words.</param>
    /// <param name="place">The index of the number.</param>
    public static string Number(string title, List<WrittenWord> words, int place)
    {
        var number = words[place];
        if (number.Place.Equals(default))
            return number.Spelling;
        var (start, end) = (number.Place.Start.Value, number.Place.End.Value);
        if (start > 0 && Signs.Contains(title[start - 1]))
            start--;
        var sign = end < title.Length && char.IsWhiteSpace(title[end]) ? end + 1 : end;
        if (sign < title.Length && Signs.Contains(title[sign]))
            return title[start..(sign + 1)];
        return place + 1 < words.Count && words[place + 1] is { Word.Term: > 0, HasCase: true } counted && Follows(title, number, counted)
            ? title[start..counted.Place.End] : title[start..end];
    }

    /// <summary>The first of the new names, with the adjacent ones that form one name with it: <c>Odile Ferrand</c>.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="words">Its words.</param>
    /// <param name="names">The keys of the new names.</param>
    public static string Name(string title, List<WrittenWord> words, HashSet<uint> names)
    {
        var first = words.FindIndex(w => names.Contains(w.Word.Key));
        if (words[first].Place.Equals(default))
            return words[first].Spelling;
        var last = first;
        while (last + 1 < words.Count && names.Contains(words[last + 1].Word.Key) && Follows(title, words[last], words[last + 1]))
            last++;
        return title[words[first].Place.Start..words[last].Place.End];
    }

    /// <summary>Whether only a space or a hyphen separates two words.</summary>
    private static bool Follows(string title, WrittenWord one, WrittenWord next) =>
        !next.Place.Equals(default) && title[one.Place.End..next.Place.Start].AsSpan().IndexOfAnyExcept(" -\u00A0\u202F\u2011") < 0;
}
