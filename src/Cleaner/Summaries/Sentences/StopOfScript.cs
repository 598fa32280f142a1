namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>Decides whether a sentence ends at a stop that belongs to one script and needs no space after it.</summary>
internal static class StopOfScript
{
    /// <summary>The number of characters after a quotation that are searched for its speaker.</summary>
    private const int SpeechWithin = 20;

    /// <summary>Whether a sentence ends at the stop. After a closing mark, the sentence may continue: <c>「…。」と述べた。</c>,
    /// <c>“……。”他说。</c>.</summary>
    /// <param name="line">One line of text.</param>
    /// <param name="start">The beginning of the sentence.</param>
    /// <param name="stop">Its first stop.</param>
    /// <param name="lastStop">The last stop in a row.</param>
    /// <param name="closed">The last closing mark after them, or <paramref name="lastStop"/>.</param>
    /// <param name="lineEnd">The end of the line, exclusive.</param>
    /// <param name="grammar">Names with stops.</param>
    public static bool Ends(string line, int start, int stop, int lastStop, int closed, int lineEnd, SentenceGrammar grammar)
    {
        if (line[stop] == '．' && stop > 0 && char.IsDigit(line[stop - 1]) && char.IsDigit(line[stop + 1]))
            return false;
        var rest = line.AsSpan(closed + 1, lineEnd - closed - 1);
        if (closed == lastStop)
            return !GoesOnWithParticle(rest) && !StopInName.HoldsFullWidth(line, start, stop, grammar);
        if (!Words.IsUnspaced(rest[0]))
            return true;
        if (line[closed] is '）' or ')')
            return Opening(line, start, lastStop, '（', '(') <= start;
        if (rest[0] is >= '\u3040' and <= '\u309F')
            return !StartsWithAny(rest, SentenceGrammar.JapaneseSpeech);
        var speech = SentenceGrammar.ChineseSpeech;
        var before = line.AsSpan(start, Math.Max(Opening(line, start, lastStop, OpeningOf(line[closed]), '"'), start) - start);
        if (before.Length > 0)
        {
            // 市长说：“…。”居民…: the quotation ends what introduced it. 称大桥“…！”并…: it is a word of its sentence.
            if (before[^1] is ':' or '：' || EndsWithAny(before, speech))
                return true;
            if (before[^1] is >= '\u3400' and <= '\u9FFF')
                return false;
        }
        var clause = rest[..(rest.IndexOfAny(SentenceMarks.Stops) is var end and >= 0
            ? Math.Min(end, SpeechWithin) : Math.Min(rest.Length, SpeechWithin))];
        foreach (var verb in speech)
            if (clause.Contains(verb, StringComparison.Ordinal))
                return false;
        return true;
    }

    /// <summary><c>モーニング娘。が新曲を</c>, <c>ラブライブ！の新作</c>: whether the sentence continues with a particle before a noun, as none
    /// begins.</summary>
    private static bool GoesOnWithParticle(ReadOnlySpan<char> rest) =>
        rest.Length > 1 && rest[0] is 'が' or 'は' or 'を' or 'の' or 'に' or 'も'
        && (rest[0] == 'を' || rest[1] is (>= '\u3400' and <= '\u9FFF') or (>= '\u30A0' and <= '\u30FF'));

    private static int Opening(string line, int start, int before, char opening, char other) =>
        before <= start ? -1 : line.AsSpan(start, before - start).LastIndexOfAny(opening, other) is var at and >= 0 ? start + at : -1;

    private static char OpeningOf(char closing) => closing switch
    {
        '”' => '“',
        '」' => '「',
        '』' => '『',
        '»' => '«',
        '’' => '‘',
        var c => c,
    };

    private static bool StartsWithAny(ReadOnlySpan<char> text, IReadOnlyList<string> starts)
    {
        foreach (var start in starts)
            if (text.StartsWith(start, StringComparison.Ordinal))
                return true;
        return false;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> text, IReadOnlyList<string> ends)
    {
        foreach (var end in ends)
            if (text.EndsWith(end, StringComparison.Ordinal))
                return true;
        return false;
    }
}
