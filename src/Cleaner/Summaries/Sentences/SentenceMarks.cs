using System.Buffers;

namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>The marks around the end of a sentence, in every script: stops, and marks that close and open quotations and
/// brackets.</summary>
internal static class SentenceMarks
{
    /// <summary>Stops that need a space after them, since words and numbers contain them too.</summary>
    public const string SpacedStops = ".!?…";

    /// <summary>
    /// Stops of all scripts in the Basic Multilingual Plane: Unicode 16, PropList.txt, Sentence_Terminal, without the Myanmar little
    /// section (a comma) and with the ellipsis and the Tibetan shad, which end sentences too.
    /// </summary>
    private const string AllStops = SpacedStops
        + "։؝؞؟۔܀܁܂߹࠷࠹࠽࠾।॥။።፧፨᙮᜵᜶។៕᠃᠉᥄᥅᪨᪩᪪᪫᭚᭛᭞᭟᰻᰼᱾᱿‼‽⁇⁈⁉⸮⸼。꓿꘎꘏꛳꛷꡶꡷꣎꣏꤯꧈꧉꩝꩞꩟꫰꫱꯫︒﹒﹖﹗！．？｡།";

    /// <summary>The maximum number of characters from a stop back to a letter that shows its script.</summary>
    private const int MaxToLetter = 32;

    private const string ClosingMarks = "\"'”’“‘»›«‹)]）」』】*";

    /// <summary>Characters that are always stops.</summary>
    public static readonly SearchValues<char> Stops = SearchValues.Create(AllStops);

    /// <summary>Marks that may close a quotation or a bracket after a stop.</summary>
    public static readonly SearchValues<char> Closers = SearchValues.Create(ClosingMarks);

    /// <summary>Marks that a sentence may begin with.</summary>
    public static readonly SearchValues<char> Openers = SearchValues.Create("\"'“‘„‚«‹([（「『【¿¡-–—•*»›”");

    private static readonly SearchValues<char> StopsWithGreekAndEthiopic = SearchValues.Create(AllStops + ";;፡:|");

    /// <summary>Whether the character is of a script without stops, Thai or Lao, whose blocks are quoted whole.</summary>
    public static bool IsStopless(char c) => c is >= '\u0E00' and <= '\u0EFF';

    /// <summary>
    /// True if the sentence ends in a stop, closing quotation marks and brackets aside, or in a script without stops.
    /// </summary>
    public static bool IsEnded(ReadOnlySpan<char> sentence)
    {
        var end = sentence.TrimEnd(ClosingMarks).TrimEnd();
        if (end.Length == 0)
            return false;
        var last = end[^1];
        return Stops.Contains(last)
            || last == '\u037E'
            || (last == ';' && IsGreek(end))
            || end.EndsWith("፡፡", StringComparison.Ordinal)
            || (last == ':' && (IsArmenian(end) || (end.EndsWith("::", StringComparison.Ordinal) && IsEthiopic(end))))
            || (last == '|' && end.Length > 1 && IsIndic(end[^2]))
            || IsStopless(last);
    }

    /// <summary>The index of the next character that may be a stop, or -1.</summary>
    public static int NextStop(string line, int from, int end) =>
        from < end && line.AsSpan(from, end - from).IndexOfAny(StopsWithGreekAndEthiopic) is var at and >= 0 ? from + at : -1;

    /// <summary>
    /// Whether the character is a stop. The Greek question mark is a semicolon, the Armenian full stop is often typed as a colon, the danda
    /// of India as a bar, and two Ethiopic word spaces, or two colons, are a full stop.
    /// </summary>
    public static bool IsStop(string line, int i) => line[i] switch
    {
        ';' => i > 0 && IsGreek(line.AsSpan(0, i)),
        '\u037E' => true,
        ':' => i > 0 && (IsArmenian(line.AsSpan(Math.Max(0, i - 2), Math.Min(i, 2)))
            || (IsEthiopic(line.AsSpan(Math.Max(0, i - 2), Math.Min(i, 2)))
                && (line[i - 1] == ':' || (i + 1 < line.Length && line[i + 1] == ':')))),
        '|' => i > 0 && IsIndic(line[i - 1]) && (i + 1 == line.Length || line[i + 1] is ' ' or '\n'),
        '፡' => (i + 1 < line.Length && line[i + 1] == '፡') || (i > 0 && line[i - 1] == '፡'),
        var c => Stops.Contains(c),
    };

    /// <summary>The index of the last character of the footnote marks after a stop (<c>closed.[1] Cars</c>, <c>closed.² Cars</c>); the
    /// given index if there are none.</summary>
    public static int EndOfNotes(string line, int at, int end)
    {
        var last = at;
        while (last + 1 < end && NoteAt(line, last + 1, end) is > 0 and var length)
            last += length;
        return last + 1 == end || line[last + 1] == ' ' ? last : at;
    }

    /// <summary>The length of the footnote mark at an index, or 0.</summary>
    private static int NoteAt(string line, int at, int end)
    {
        if (line[at] is '¹' or '²' or '³' or (>= '\u2070' and <= '\u2079'))
            return 1;
        if (line[at] != '[')
            return 0;
        var close = at + 1;
        while (close < end && char.IsAsciiDigit(line[close]))
            close++;
        return close > at + 1 && close < at + 5 && close < end && line[close] == ']' ? close + 1 - at : 0;
    }

    private static bool IsIndic(char c) => c is >= '\u0900' and <= '\u0DFF';

    private static bool IsGreek(ReadOnlySpan<char> text) =>
        LastLetter(text) is >= '\u0370' and <= '\u03FF' or >= '\u1F00' and <= '\u1FFF';

    private static bool IsArmenian(ReadOnlySpan<char> text) => LastLetter(text) is >= '\u0530' and <= '\u058F';

    private static bool IsEthiopic(ReadOnlySpan<char> text) => LastLetter(text) is >= '\u1200' and <= '\u137F';

    private static char LastLetter(ReadOnlySpan<char> text)
    {
        for (var i = text.Length - 1; i >= 0 && i >= text.Length - MaxToLetter; i--)
            if (char.IsLetter(text[i]))
                return text[i];
        return '\0';
    }
}
