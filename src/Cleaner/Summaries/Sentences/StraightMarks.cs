namespace BriefingBus.Cleaner.Summaries.Sentences;

/// <summary>Counts the straight quotation marks of a text from its end, each once.</summary>
/// <param name="text">One block of text.</param>
internal sealed class StraightMarks(string text)
{
    private int from;
    private int left = -1;

    /// <summary>Whether an even number follows an index; indices are asked for in their order.</summary>
    public bool AreEvenAfter(int index)
    {
        left = left < 0 ? text.AsSpan().Count('"') : left;
        left -= text.AsSpan(from, index + 1 - from).Count('"');
        from = index + 1;
        return left % 2 == 0;
    }
}
