namespace BriefingBus.Configuration.Editing;

/// <summary>One replacement in a text.</summary>
/// <param name="Start">Offset of what is replaced.</param>
/// <param name="Length">How many characters are replaced; 0 to insert.</param>
/// <param name="Replacement">What is put there.</param>
internal sealed record TextEdit(int Start, int Length, string Replacement)
{
    /// <summary>The text with every edit made; what is inserted at one place in its order, and before what is
    /// taken out there.</summary>
    /// <exception cref="EditRefusedException">Two of them overlap.</exception>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var edited = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(e => e.Start).ThenBy(e => e.Length > 0))
        {
            if (edit.Start < at)
                throw new EditRefusedException("Two of the changes concern the same lines. Make them one after another.");
            edited.Append(text, at, edit.Start - at).Append(edit.Replacement);
            at = edit.Start + edit.Length;
        }
        return edited.Append(text, at, text.Length - at).ToString();
    }
}
