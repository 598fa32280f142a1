using BriefingBus.Fetcher.Feeds.Dates;
using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>Reads a feed document of any known format.</summary>
public static class FeedReader
{
    /// <summary>Reads <paramref name="body"/>, which came from <paramref name="source"/>.</summary>
    /// <returns>The feed; <see cref="ParsedFeed.Problems"/> lists its problems.</returns>
    /// <exception cref="NotAFeedException">The document is no feed; the message gives the reason in plain words.</exception>
    public static ParsedFeed Read(ReadOnlyMemory<byte> body, FeedSource? source = null)
    {
        source ??= new FeedSource();
        var problems = new FeedProblems();
        body = Compression.Expand(body, source.Limits, problems);
        if (body.Length > source.Limits.Bytes)
            throw new NotAFeedException($"The document has {body.Length} bytes; {source.Limits.Bytes} (maxFeed) are allowed.");
        if (FileSignatures.NameOf(body.Span) is { } file) throw new NotAFeedException($"The document is {file} and not a feed.");
        var document = FeedDocument.Decode(body, source, problems);
        var start = document.Text.AsSpan().IndexOfAnyExcept(" \t\r\n\0"u8);
        if (start < 0) throw new NotAFeedException("The document is empty.");
        if (document.Text[start] is not ((byte)'<' or (byte)'{') && document.Text.AsSpan().IndexOf("jsonfeed.org/version"u8) > 0)
            start = Math.Max(start, document.Text.AsSpan().IndexOf((byte)'{')); // after a comment, a guard or the call of a function
        var isJson = document.Text[start] is (byte)'{';
        if (document.Text[start] is (byte)'[') throw new NotAFeedException("The document is JSON but not a JSON Feed: it is a list.");
        var alerts = isJson ? CapAlerts.OfJson(document.Text[start..], source) : CapAlerts.OfXml(document.Text.AsSpan(start), source);
        if (alerts is not null) return alerts.ToFeed("cap", document.Encoding, source, problems);
        if (isJson && GridpointForecast.OfJson(document.Text[start..], source) is { } forecast)
            return forecast.ToFeed("forecast", document.Encoding, source, problems);
        return ReadTwice(order => isJson ? ReadJson(document, start, source, problems, order) : ReadXml(document, source, problems, order));
    }

    /// <summary>Reads the document, twice if later dates resolve earlier ones.</summary>
    private static ParsedFeed ReadTwice(Func<DocumentDateOrder, ParsedFeed> read)
    {
        var order = new DocumentDateOrder();
        var feed = read(order);
        return order.Decide() ? read(order) : feed;
    }

    private static ParsedFeed ReadJson(FeedDocument document, int start, FeedSource source, FeedProblems problems, DocumentDateOrder order)
    {
        var feed = new JsonFeed(source, problems, order);
        var draft = feed.Read(document.Text.AsSpan(start));
        if (!feed.IsFeed && feed.DamagedLine > 0)
            throw new NotAFeedException($"The document looks like JSON but is not (line {feed.DamagedLine}).");
        if (!feed.IsFeed) throw new NotAFeedException("The document is JSON but not a JSON Feed: it has neither its version nor items.");
        var version = feed.Version?.Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return draft.ToFeed(version is { Length: <= 10 } ? $"json feed {version}" : "json feed", document.Encoding, source, problems);
    }

    private static ParsedFeed ReadXml(FeedDocument document, FeedSource source, FeedProblems problems, DocumentDateOrder order)
    {
        var scanner = new XmlScanner(document.Text, source.Url, source.Limits, problems);
        var root = FeedRoot.Find(scanner, document, source, problems);
        scanner.BeginFeed();
        if (root.IsOwnNamespace) scanner.Adopt(root.Format.Vocabulary);
        else scanner.Assumed = root.Format.Vocabulary;
        var draft = new XmlFeedReader(scanner, root.Format, source, problems, order).Read();
        return draft.ToFeed(root.Name, document.Encoding, source, problems);
    }
}
