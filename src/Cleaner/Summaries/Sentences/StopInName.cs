namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>Decides whether a <c>!</c> or <c>?</c> belongs to a name (<c>Yahoo! Japan</c>, <c>try! Swift</c>) rather than ending a
/// sentence.</summary>
internal static class StopInName
{
    /// <summary>How far around a name, in characters, it is searched for again.</summary>
    private const int Around = 10_000;

    /// <summary>Whether the stop belongs to a name.</summary>
    /// <param name="line">One line of text.</param>
    /// <param name="start">The beginning of the sentence.</param>
    /// <param name="stop">The stop.</param>
    /// <param name="nextWord">The word after it.</param>
    /// <param name="title">The headline of the text, which may have the name too; empty if there is none.</param>
    /// <param name="grammar">Names and words that begin sentences in the text's language.</param>
    public static bool Holds(string line, int start, int stop, ReadOnlySpan<char> nextWord, string title, SentenceGrammar grammar)
    {
        var token = PointAfterWord.TokenBefore(line, start, stop);
        if (token.Length == 0 || line[stop] is not ('!' or '?'))
            return false;
        if (grammar.NamesWithStop.Contains($"{token}{line[stop]}") || grammar.NamesWithStop.Contains($"{token}{line[stop]}_{nextWord}"))
            return true;
        if (line[stop] == '?')
            return false;
        if (nextWord.Length > 0 && OccursTwice(line, stop - token.Length, stop + 2 + nextWord.Length, title))
            return true;
        var isNameLike = (token.Length == 1 && char.IsUpper(token[0])) || IsExclamationInside(line, start, stop - token.Length);
        return isNameLike && !grammar.IsStarter(nextWord);
    }

    /// <summary>As <see cref="Holds"/> for a full-width mark, which needs no space: <c>検索大手のYahoo！ニュースが</c>.</summary>
    public static bool HoldsFullWidth(string line, int start, int stop, SentenceGrammar grammar)
    {
        if (line[stop] is not ('！' or '？'))
            return false;
        var from = stop;
        while (from > start && char.IsAsciiLetter(line[from - 1]))
            from--;
        return from < stop && grammar.NamesWithStop.Contains($"{line.AsSpan(from, stop - from)}{(line[stop] == '！' ? '!' : '?')}");
    }

    /// <summary>Whether the words on both sides of the mark are also in the headline, or again in the text.</summary>
    private static bool OccursTwice(string line, int from, int end, string title)
    {
        var name = line.AsSpan(from, end - from);
        var (before, after) = (Math.Max(0, from - Around), Math.Min(line.Length, end + Around));
        return title.AsSpan().Contains(name, StringComparison.Ordinal)
            || line.AsSpan(end, after - end).Contains(name, StringComparison.Ordinal)
            || line.AsSpan(before, from - before).Contains(name, StringComparison.Ordinal);
    }

    /// <summary><c>La revista ¡HOLA! Argentina</c>: one word between the marks, and no mark before them.</summary>
    private static bool IsExclamationInside(string line, int start, int at) =>
        at - 3 > start && line[at - 1] == '¡' && line[at - 2] == ' ' && char.IsLetter(line[at - 3]);
}
