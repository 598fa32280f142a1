using System.Text;

namespace BriefingBus.Text;

/// <summary>The labels of character encodings, with the meaning that they have in browsers (Encoding Standard §4.2).</summary>
public static class EncodingLabels
{
    private static readonly Dictionary<string, string> ByAlias = EmbeddedTable.Rows("encodings.tsv")
        .SelectMany(row => row[1].Split(' ').Select(label => (Label: label, Name: row[0])))
        .ToDictionary(row => row.Label, row => row.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Windows-1252: the most frequent encoding of undeclared single-byte text.</summary>
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)
        ?? throw new NotSupportedException("windows-1252 is missing from .NET");

    /// <summary>The label in comparable form: lower case, without quotes and white space around it. Null if nothing is left.</summary>
    public static string? Normalize(string? label)
    {
        var name = label?.Trim(' ', '\t', '\r', '\n', '"', '\'').ToLowerInvariant();
        return string.IsNullOrEmpty(name) ? null : name;
    }

    /// <summary>The name to report for an accepted label: the label itself, except that all Chinese (GB) labels report their
    /// superset.</summary>
    internal static string Reported(string label) => ByAlias.GetValueOrDefault(label) == "gb18030" ? "gb18030" : label;

    /// <summary>The encoding of a label, or null for an unknown label.</summary>
    public static Encoding? Find(string? label)
    {
        if (Normalize(label) is not { Length: <= 40 } name) return null;
        name = ByAlias.GetValueOrDefault(name, name);
        if (SingleByteTable.All.FirstOrDefault(table => table.WebName == name) is { } table) return table;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException) // unknown to .NET, or known and disabled (UTF-7)
        {
            return null;
        }
    }
}
