namespace BriefingBus.Cli.Help;

/// <summary>Reads the examples of each verb, for <c>--help</c>, from <c>examples.tsv</c> beside this file.</summary>
internal static class VerbExamples
{
    /// <summary>The examples of a verb, or of its group if it has none.</summary>
    /// <param name="path">Its path, such as <c>feeds add</c>; empty for the program itself.</param>
    public static IReadOnlyList<(string Command, string What)> Of(string path)
    {
        var all = EmbeddedText.Of(typeof(VerbExamples), "examples.tsv").Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .ToLookup(columns => columns[0], columns => (columns[1], columns[2]), StringComparer.Ordinal);
        for (var at = path; at.Length > 0; at = at.Contains(' ', StringComparison.Ordinal) ? at[..at.LastIndexOf(' ')] : "")
        {
            if (all.Contains(at))
                return [.. all[at]];
        }
        return [.. all[""]];
    }
}
