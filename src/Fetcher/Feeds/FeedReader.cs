using BriefingBus.Fetcher.Feeds.Dates;
using BriefingBus.Fetcher.Feeds.Formats;
using BriefingBus.Fetcher.Feeds.Xml;

namespace BriefingBus.Fetcher.Feeds;

/// <summary>Reads a feed document of any known format.</summary>
public static class FeedReader
{
    /// <summary>Reads <paramref name="body"/>, which came as <paramref name="source"/> says.</summary>
    /// <returns>The feed; what was wrong with it stands in <see cref="ParsedFeed.Problems"/>.</returns>
    /// <exception cref="NotAFeedException">The document is no feed; the message says in plain words why.</exception>
    public static ParsedFeed Read(ReadOnlyMemory<byte> body, FeedSource? source = null)
    {
        source ??= new FeedSource();
        var problems = new FeedProblems();
        body = Compression.Expand(body, source.Limits, problems);
        if (body.Length > source.Limits.Bytes) throw new NotAFeedException($"The document has {body.Length} bytes; {source.Limits.Bytes} (maxFeed) are allowed.");
        var document = FeedDocument.Decode(body, source, problems);
        var start = document.Text.AsSpan().IndexOfAnyExcept(" \t\r\n\0"u8);
        if (start < 0) throw new NotAFeedException("The document is empty.");
        var alerts = document.Text[start] is (byte)'{' ? CapAlerts.OfJson(document.Text[start..], source) : CapAlerts.OfXml(document.Text.AsSpan(start), source);
        if (alerts is not null) return alerts.ToFeed("cap", document.Encoding, source, problems);
        var isJson = document.Text[start] is (byte)'{';
        return ReadTwice(dates => isJson ? ReadJson(document, start, source, problems, dates) : ReadXml(document, source, problems, dates));
    }

    /// <summary>Reads the document; a second time where its last dates decide how its first ones are meant.</summary>
    private static ParsedFeed ReadTwice(Func<DateCustom, ParsedFeed> read)
    {
        var dates = new DateCustom();
        var feed = read(dates);
        return dates.Decide() ? read(dates) : feed;
    }

    private static ParsedFeed ReadJson(FeedDocument document, int start, FeedSource source, FeedProblems problems, DateCustom dates)
    {
        var feed = new JsonFeed(source, problems, dates);
        var draft = feed.Read(document.Text.AsSpan(start));
        if (!feed.IsFeed && feed.DamagedLine > 0) throw new NotAFeedException($"The document looks like JSON but is not (line {feed.DamagedLine}).");
        if (!feed.IsFeed) throw new NotAFeedException("The document is JSON but not a JSON Feed: it has neither its version nor items.");
        var version = feed.Version?.Split('/', StringSplitOptions.RemoveEmptyEntries).LastOrDefault();
        return draft.ToFeed(version is { Length: <= 10 } ? $"json feed {version}" : "json feed", document.Encoding, source, problems);
    }

    private static ParsedFeed ReadXml(FeedDocument document, FeedSource source, FeedProblems problems, DateCustom dates)
    {
        var scanner = new XmlScanner(document.Text, source.Url, source.Limits, problems);
        var root = FeedRoot.Find(scanner, document, source, problems);
        scanner.BeginFeed();
        if (root.IsOwnNamespace) scanner.Adopt(root.Format.Vocabulary);
        else scanner.Assumed = root.Format.Vocabulary;
        return new XmlFeedReader(scanner, root.Format, source, problems, dates).Read().ToFeed(root.Name, document.Encoding, source, problems);
    }
}
