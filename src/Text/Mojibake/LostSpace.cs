namespace BriefingBus.Text.Mojibake;

/// <summary>Decides where a word ends after <c>Ã </c>. The second byte of <c>à</c> is a no-break space, which programs turn into a space
/// and join with the space that follows, so that only the language shows whether a word ended there.</summary>
internal static class LostSpace
{
    /// <summary>The letters that follow <c>à</c> within a Portuguese word: <c>às</c>, <c>àquele</c> and its forms.</summary>
    private static readonly string[] Endings = ["s", "quele", "queles", "quela", "quelas", "quilo"];

    /// <summary>Whether the word continues, or a space follows already.</summary>
    public static bool JoinsNext(ReadOnlySpan<char> after)
    {
        if (after.Length == 0 || after[0] == ' ')
            return true;
        var end = 0;
        while (end < after.Length && char.IsLetter(after[end]))
            end++;
        foreach (var ending in Endings)
            if (after[..end].SequenceEqual(ending))
                return true;
        return false;
    }
}
