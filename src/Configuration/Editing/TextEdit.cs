namespace BriefingBus.Configuration.Editing;

/// <summary>One replacement in a text.</summary>
/// <param name="Start">Offset of the replaced text.</param>
/// <param name="Length">Length of the replaced text; 0 to insert.</param>
/// <param name="Replacement">The new text.</param>
internal sealed record TextEdit(int Start, int Length, string Replacement)
{
    /// <summary>Applies the edits to a text; insertions at one place in their order, and before a removal there.</summary>
    /// <exception cref="EditRefusedException">Two edits overlap.</exception>
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
