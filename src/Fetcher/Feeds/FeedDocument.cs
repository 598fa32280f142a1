using System.Runtime.InteropServices;
using BriefingBus.Text;

namespace BriefingBus.Fetcher.Feeds;

/// <summary>A feed's text as valid UTF-8, whatever its original encoding.</summary>
/// <param name="Text">The bytes.</param>
/// <param name="Encoding">Name of the original encoding.</param>
internal sealed record FeedDocument(ArraySegment<byte> Text, string Encoding)
{
    /// <summary>Decodes a document by RFC 7303 §3 or, if that is wrong, by its content.</summary>
    public static FeedDocument Decode(ReadOnlyMemory<byte> body, FeedSource source, FeedProblems problems)
    {
        var choice = TextEncoding.Choose(body.Span, DeclaredCharset.InContentType(source.ContentType), DeclaredCharset.InXml(body.Span));
        if (choice.Doubtful) problems.AddLoss($"{choice.Problem}; it was read as {choice.Name}");
        else if (choice.Problem is not null) problems.Add(choice.Problem);
        if (choice.ToUtf8(body, source.Limits.Bytes) is not { } text)
            throw new NotAFeedException($"The document has more than {source.Limits.Bytes} bytes (maxFeed) as text.");
        if (choice.Encoding is UTF8Encoding && text.Length != body.Length - choice.MarkLength)
            problems.Add("some characters are in another encoding than the rest");
        text = StrayCharacters.Repair(text, problems);
        var bytes = MemoryMarshal.TryGetArray(text, out var segment) ? segment : new ArraySegment<byte>(text.ToArray());
        return new(bytes, IsUnstatedAscii(body.Span, source) ? "us-ascii" : choice.Name);
    }

    /// <summary>Text without a declared encoding is ASCII (RFC 2046 §4.1.2) if its bytes are; RFC 7303 keeps nothing else of that rule for
    /// XML.</summary>
    private static bool IsUnstatedAscii(ReadOnlySpan<byte> body, FeedSource source) =>
        source.ContentType?.TrimStart().StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true
        && DeclaredCharset.InContentType(source.ContentType) is null && DeclaredCharset.InXml(body) is null && Ascii.IsValid(body);
}
