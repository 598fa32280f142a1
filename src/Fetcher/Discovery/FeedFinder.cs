using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;
using BriefingBus.Fetcher.Feeds.Html;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;
using BriefingBus.Text;

namespace BriefingBus.Fetcher.Discovery;

/// <summary>Finds the feeds of a web page: the page itself, its links, the known feeds of its site, addresses in its text that look like a
/// feed's, and the usual paths. A feed counts only once it has been read.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="retrieval">Reads feeds.</param>
/// <param name="options">The limits.</param>
public sealed class FeedFinder(FetchClient client, FeedRetrieval retrieval, FetchOptions options)
{
    /// <summary>The maximum number of feeds read for a page, which may name one for each of its categories.</summary>
    private const int MaxCandidates = 20;

    /// <summary>The number of entries shown as a sample of the feed.</summary>
    private const int MaxHeadlines = 5;

    /// <summary>The maximum length of a title: a feed may have megabytes of it.</summary>
    private const int MaxTitle = 200;

    private const string Accept = "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
        + "*/*;q=0.1";

    /// <summary>The address of a page as a person types it, with or without <c>https://</c>; null if it is none.</summary>
    public static Uri? PageOf(string written)
    {
        var whole = written.Contains("://", StringComparison.Ordinal) ? written : "https://" + written;
        return Uri.TryCreate(whole, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" ? page : null;
    }

    /// <summary>Describes a feed that was read.</summary>
    /// <param name="url">Its address.</param>
    /// <param name="feed">The feed.</param>
    /// <param name="problems">The problems of the feed, which can still be read.</param>
    public static FoundFeed Describe(string url, ParsedFeed feed, IReadOnlyList<string> problems)
    {
        var entries = feed.Entries.Select(e => new FoundEntry { Title = Short(e.Title), Published = e.Published ?? e.Updated }).ToList();
        return new()
        {
            Url = url,
            Title = Short(feed.Title),
            Format = feed.Format,
            Items = entries.Count,
            Newest = entries.Max(e => e.Published),
            Entries = [.. entries.OrderByDescending(e => e.Published).Take(MaxHeadlines)],
            Problems = problems,
        };
    }

    /// <summary>Finds the feeds, the likeliest first.</summary>
    /// <param name="page">Absolute http or https address of the page.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="FetchException">The page cannot be fetched, and its site is not a known one.</exception>
    public async Task<IReadOnlyList<FoundFeed>> FindAsync(Uri page, CancellationToken cancellationToken)
    {
        var known = KnownSites.FeedsOf(page);
        IReadOnlyList<string> named, likely;
        try
        {
            using var answer = await client.FetchAsync(
                new FetchRequest { Address = page, Configured = page, Accept = Accept, MaxBytes = options.MaxPage * 1024L * 1024 },
                cancellationToken);
            if (FeedIn(answer) is { } itself)
                return [Describe(page.AbsoluteUri, itself, [.. answer.Problems, .. answer.Remarks, .. itself.Problems])];
            named = FeedDiscovery.FindAll(answer.Body.Span, Source(answer));
            likely = FeedDiscovery.FindLikely(answer.Body.Span, Source(answer));
        }
        catch (FetchException) when (known.Count > 0)
        {
            (named, likely) = ([], []);
        }
        var first = named.Concat(known).Distinct(StringComparer.Ordinal).Take(MaxCandidates);
        var feeds = await ReadAsync(page, first, all: true, cancellationToken);
        if (feeds.Count == 0) feeds = await ReadAsync(page, likely.Take(MaxCandidates), all: true, cancellationToken);
        return feeds.Count > 0
            ? feeds
            : await ReadAsync(page, WellKnownPaths.Of(page).Select(u => u.AbsoluteUri), all: false, cancellationToken);
    }

    private async Task<IReadOnlyList<FoundFeed>> ReadAsync(
        Uri page, IEnumerable<string> addresses, bool all, CancellationToken cancellationToken)
    {
        var found = new List<FoundFeed>();
        foreach (var address in addresses)
        {
            if (await ReadAsync(page, address, cancellationToken) is not { } feed || found.Exists(f => f.Url == feed.Url))
                continue;
            found.Add(feed);
            if (!all)
                break;
        }
        return found;
    }

    /// <summary>Reads a feed on behalf of the page, which a user chose: private hosts and unusual ports are open to the page's own address
    /// only, not to any that it names.</summary>
    private async Task<FoundFeed?> ReadAsync(Uri page, string address, CancellationToken cancellationToken)
    {
        // A web page that names a feed does not count: the feed would be found under two addresses.
        try
        {
            var named = new EarlierAnswer(ETag: null, LastModified: null, MovedTo: address, WasRead: false);
            using var retrieved = await retrieval.RetrieveAsync(new FeedOptions { Url = page.AbsoluteUri }, named, cancellationToken);
            return retrieved is { Feed: { } feed, NamedBy: null } ? Describe(address, feed, retrieved.Problems) : null;
        }
        catch (FetchException)
        {
            return null;
        }
    }

    private static string? Short(FeedText? title) => title is null ? null : TextShortener.Shorten(title.Value, MaxTitle);

    private static ParsedFeed? FeedIn(FetchAnswer answer)
    {
        try
        {
            return FeedReader.Read(answer.Body, Source(answer));
        }
        catch (NotAFeedException)
        {
            return null;
        }
    }

    private static FeedSource Source(FetchAnswer answer) => new()
    {
        Url = answer.Address.AbsoluteUri,
        ContentType = answer.ContentType,
        ContentLanguage = answer.ContentLanguage,
        Link = answer.Link,
        Refresh = answer.Refresh,
    };
}
