using System.Buffers;

namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>How a sentence relates to the quotations of its text.</summary>
internal enum Quoted
{
    /// <summary>It has no quotation, or whole ones with words of its own beside them.</summary>
    No,

    /// <summary>It is a quotation and nothing else: no speaker is named.</summary>
    Alone,

    /// <summary>A quotation is open where it begins or where it ends.</summary>
    Inside,
}

/// <summary>A quotation in a block of text.</summary>
/// <param name="Open">Where its opening mark is.</param>
/// <param name="Close">Where its closing mark is; the text's length if it has none.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct Quotation(int Open, int Close);

/// <summary>
/// Finds the quotations of a block of text, whatever the marks: “ ” „ “ ” ” « » » « 「 」 " " ‘ ’ ' ' and those of the single kind in
/// angles. What a mark does follows from what is beside it, since one character opens in one language and closes in another.
/// </summary>
internal static class Quotations
{
    /// <summary>The maximum length of a quotation in single marks, in characters: most such marks are apostrophes.</summary>
    private const int MaxSingle = 2000;

    private static readonly SearchValues<char> MayPrecedeOpening = SearchValues.Create(" \n([（—–-/:：，¡¿\u0640");
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„‟«»‹›「」『』〝〞〟'‘’‚﹁﹂﹃﹄");

    /// <summary>The quotations, in order; those inside another are part of it.</summary>
    /// <param name="text">One block of text.</param>
    /// <param name="strayClose">The index of the first mark that closes a quotation of an earlier block, or -1.</param>
    public static List<Quotation> Of(string text, out int strayClose)
    {
        var found = new List<Quotation>();
        strayClose = -1;
        Span<char> open = stackalloc char[8];
        var (depth, outer) = (0, -1);
        var straight = new StraightMarks(text);
        for (var i = text.AsSpan().IndexOfAny(Marks); i >= 0 && i < text.Length; i = Next(text, i + 1))
        {
            var mark = text[i];
            if (mark is '\'' or '‘' && depth == 0)
            {
                if (OpensAt(text, i) && SingleClose(text, i) is var end and > 0)
                {
                    found.Add(new Quotation(i, end));
                    i = end;
                }
                continue;
            }
            if (mark is '\'' or '’' || (mark == '‘' && (depth == 0 || open[depth - 1] != '‚')))
                continue;
            switch (Role(text, i, open[..depth], straight))
            {
                case > 0:
                    if (depth == 0)
                        outer = i;
                    if (depth < open.Length)
                        open[depth++] = mark;
                    break;
                case < 0 when depth > 0:
                    if (--depth == 0)
                        found.Add(new Quotation(outer, i));
                    break;
                case < 0 when strayClose < 0 && !(mark == '"' && i > 0 && char.IsDigit(text[i - 1])):
                    strayClose = i;
                    break;
            }
        }
        if (depth > 0)
            found.Add(new Quotation(outer, text.Length));
        return found;
    }

    /// <summary>How the stretch from <paramref name="start"/> to <paramref name="end"/> relates to the quotations, of which those before
    /// <paramref name="first"/> are over.</summary>
    public static Quoted Of(string text, int start, int end, List<Quotation> quotations, int first)
    {
        var outside = start;
        var words = false;
        for (var i = first; i < quotations.Count && quotations[i].Open < end; i++)
        {
            var (open, close) = quotations[i];
            if (close < start)
                continue;
            if (open < start || close >= end)
                return Quoted.Inside;
            words |= HasWords(text.AsSpan(outside, open - outside));
            outside = close + 1;
        }
        return outside == start || words || HasWords(text.AsSpan(outside, end - outside)) ? Quoted.No : Quoted.Alone;
    }

    private static int Next(string text, int from) =>
        from < text.Length && text.AsSpan(from).IndexOfAny(Marks) is var at and >= 0 ? from + at : -1;

    /// <summary>1 if the mark opens, -1 if it closes, 0 if it does neither.</summary>
    private static int Role(string text, int i, ReadOnlySpan<char> open, StraightMarks straight)
    {
        var mark = text[i];
        var top = open.Length > 0 ? open[^1] : '\0';
        var opens = OpensAt(text, i);
        switch (mark)
        {
            case '「' or '『' or '〝' or '﹁' or '﹃' or '„' or '‚' or '‟':
                return 1;
            case '」' or '』' or '〞' or '〟' or '﹂' or '﹄' or '‘':
                return -1;
            case '“':
                return top == '„' || (!opens && top is '“' or '”' or '"') ? -1 : opens || top == '\0' ? 1 : 0;
            case '”':
                return top is '“' or '„' or '”' or '"' or '‟' && !(opens && top != '”') ? -1 : opens ? 1 : top == '\0' ? -1 : 0;
            case '«' or '‹':
                return top is '»' or '›' || (top == mark && !opens) || (top == '\0' && EndsWords(text, i)) ? -1 : 1;
            case '»' or '›':
                return top is '«' or '‹' || (top == mark && !opens) ? -1 : opens && i + 1 < text.Length && text[i + 1] != ' ' ? 1 : -1;
            default:
                return StraightRole(text, i, open, opens, straight);
        }
    }

    /// <summary>Whether a mark has no space before it and no word after it: then it closes what another paragraph opened.</summary>
    private static bool EndsWords(string text, int i) =>
        i > 0 && !MayPrecedeOpening.Contains(text[i - 1]) && !Marks.Contains(text[i - 1])
        && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]));

    private static int StraightRole(string text, int i, ReadOnlySpan<char> open, bool opens, StraightMarks straight)
    {
        if (open.Length > 0 && open[^1] == '"' && i > 0 && i + 1 < text.Length && IsHebrew(text[i - 1]) && IsGershayim(text, i))
            return 0;
        if (open.Length > 0 && open[^1] == '"')
            // One that looks like an opening mark still closes the quotation if it is the last, or an even number follows.
            return opens && i > 0 && open.Length == 1 && !straight.AreEvenAfter(i) ? 1 : -1;
        if (opens)
            return 1;
        if (i > 0 && i + 1 < text.Length && IsHebrew(text[i - 1]) && IsHebrew(text[i + 1]))
            return IsGershayim(text, i) ? 0 : open.Length == 0 ? 1 : -1;
        return i > 0 && char.IsDigit(text[i - 1]) ? 0 : -1;
    }

    private static bool IsHebrew(char c) => c is >= '\u05D0' and <= '\u05EA';

    /// <summary><c>ש"ח</c>, <c>מנכ"לית</c>: the mark of an abbreviation, before its last letter, or after more letters than a preposition
    /// joined to a quotation has (<c>ב"הארץ"</c>).</summary>
    private static bool IsGershayim(string text, int i)
    {
        var (before, after) = (i, i);
        while (before > 0 && IsHebrew(text[before - 1]))
            before--;
        while (after + 1 < text.Length && IsHebrew(text[after + 1]))
            after++;
        return after - i == 1 || (after > i && i - before > 2);
    }

    private static bool OpensAt(string text, int i) =>
        (i == 0 || MayPrecedeOpening.Contains(text[i - 1]) || Marks.Contains(text[i - 1]))
        && i + 1 < text.Length && text[i + 1] is not (' ' or '\n' or ',' or '.' or ';' or ':' or '!' or '?' or ')' or ']' or '。' or '，');

    /// <summary>Where the single quotation that opens at <paramref name="i"/> closes, or -1: a letter follows an apostrophe.</summary>
    private static int SingleClose(string text, int i)
    {
        if (i + 1 < text.Length && char.IsDigit(text[i + 1]))
            return -1;
        var closing = text[i] == '‘' ? '’' : '\'';
        var last = Math.Min(text.Length, i + MaxSingle);
        for (var at = i + 2; at < last; at++)
            if (text[at] == closing && text[at - 1] != ' ' && (at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1])))
                return at;
        return -1;
    }

    private static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (char.IsLetter(c))
                return true;
        return false;
    }
}
