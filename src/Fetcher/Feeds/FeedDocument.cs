using System.Runtime.InteropServices;
using BriefingBus.Hosting.Text;

namespace BriefingBus.Fetcher.Feeds;

/// <summary>A feed's text as valid UTF-8, whatever it was written in.</summary>
/// <param name="Text">The bytes.</param>
/// <param name="Encoding">Name of the encoding that it was written in.</param>
internal sealed record FeedDocument(ArraySegment<byte> Text, string Encoding)
{
    /// <summary>Decodes a document by RFC 7303 §3 and, where that is not what it is in, by its content.</summary>
    public static FeedDocument Decode(ReadOnlyMemory<byte> body, FeedSource source, FeedProblems problems)
    {
        var choice = TextEncoding.Choose(body.Span, DeclaredCharset.InContentType(source.ContentType), DeclaredCharset.InXml(body.Span));
        if (choice.Problem is not null) problems.Add(choice.Problem);
        var text = choice.ToUtf8(body);
        if (choice.Encoding is System.Text.UTF8Encoding && text.Length != body.Length - choice.MarkLength) problems.Add("some characters are in another encoding than the rest");
        return new(MemoryMarshal.TryGetArray(text, out var segment) ? segment : new ArraySegment<byte>(text.ToArray()), choice.Name);
    }
}
