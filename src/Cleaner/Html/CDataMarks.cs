using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Html;

/// <summary>Removes the marks of a CDATA section from a line: the feed escaped the section, lost its end or mistyped a
/// mark.</summary>
internal static partial class CDataMarks
{
    /// <summary>The line without such marks. Its own brackets, which come in pairs, stay.</summary>
    public static string Without(string line)
    {
        if (!line.Contains(']', StringComparison.Ordinal) && !line.Contains("CDATA[", StringComparison.OrdinalIgnoreCase))
            return line;
        line = line[Opening.Match(line).Length..].TrimStart();
        return Closing.Match(line) is { Success: true } mark && line.AsSpan().Count(']') > line.AsSpan().Count('[')
            ? line[..mark.Index].TrimEnd()
            : line;
    }

    [GeneratedRegex(@"^<?!?\[?CDATA\[", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Opening { get; }

    [GeneratedRegex(@"(?:\]\] ?>|\]\]|\]>)$", RegexOptions.CultureInvariant)]
    private static partial Regex Closing { get; }
}
