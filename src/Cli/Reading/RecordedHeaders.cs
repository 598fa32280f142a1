using System.Text;

namespace BriefingBus.Cli.Reading;

/// <summary>Reads the response headers in a comment at the start of a recorded document, one line each (<c>Header: Content-Type:
/// text/xml</c>), as in conformance suites for feeds. Only for files: network responses have real headers.</summary>
internal static class RecordedHeaders
{
    private const int MaxLength = 2048;

    /// <summary>The headers by name, in any case; empty for nearly every file.</summary>
    public static IReadOnlyDictionary<string, string> Read(ReadOnlySpan<byte> document)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var head = document[..Math.Min(document.Length, MaxLength)];
        var start = head.IndexOf("<!--"u8);
        if (start < 0 || head[start..].IndexOf("-->"u8) is not (> 0 and var length))
            return headers;
        foreach (var line in Encoding.Latin1.GetString(head.Slice(start, length)).Split('\n', StringSplitOptions.TrimEntries))
        {
            if (!line.StartsWith("Header:", StringComparison.Ordinal))
                continue;
            var header = line["Header:".Length..].Split(':', 2, StringSplitOptions.TrimEntries);
            if (header.Length == 2)
                headers[header[0]] = header[1];
        }
        return headers;
    }
}
