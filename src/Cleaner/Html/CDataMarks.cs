using System.Text.RegularExpressions;

namespace BriefingBus.Cleaner.Html;

/// <summary>The marks of a CDATA section that a feed leaves in a line: it escaped the section, lost its end or mistyped a mark.</summary>
internal static partial class CDataMarks
{
    /// <summary>The line without them. Brackets of the line's own, in pairs, stay.</summary>
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
