namespace BriefingBus.Text;

/// <summary>Finds tag characters (U+E0000 to U+E007F) outside flags (UTS #51, ED-14a): they are invisible to people, but programs read the
/// text that they spell.</summary>
public static class StrayTags
{
    /// <summary>The maximum length of a flag's region, such as <c>gbeng</c>, with the end of its tags.</summary>
    private const int MaxTagsOfFlag = 7;

    /// <summary>Whether a unit of a text belongs to such a character.</summary>
    /// <param name="text">The text.</param>
    /// <param name="index">Index of the unit.</param>
    public static bool IsAt(ReadOnlySpan<char> text, int index)
    {
        var start = char.IsLowSurrogate(text[index]) ? index - 1 : index;
        if (!IsTag(text, start))
            return false;
        for (var tags = 1; tags <= MaxTagsOfFlag && start >= 2; tags++)
        {
            start -= 2;
            if (text[start] == '\uD83C' && text[start + 1] == '\uDFF4') // black flag
                return false;
            if (!IsTag(text, start))
                return true;
        }
        return true;
    }

    private static bool IsTag(ReadOnlySpan<char> text, int start) =>
        start >= 0 && start + 1 < text.Length && text[start] == '\uDB40' && text[start + 1] is >= '\uDC00' and <= '\uDC7F';
}
