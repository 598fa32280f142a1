using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;
using BriefingBus.Fetcher.Http;
using BriefingBus.Text;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Fetches and parses one feed, without access to stored state.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="options">The limits.</param>
/// <param name="configuration">The configuration, whose folder holds the feeds that are files.</param>
public sealed class FeedRetrieval(FetchClient client, FetchOptions options, BriefingConfiguration configuration) : IDisposable
{
    private const string Accept =
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, "
        + "text/xml;q=0.8, application/json;q=0.7, text/html;q=0.3, */*;q=0.1";

    /// <summary>The maximum number of a page's links that are tried.</summary>
    private const int MaxLinks = 3;

    /// <summary>The maximum length of an address in a reason.</summary>
    private const int MaxShown = 200;

    /// <summary>Larger documents are parsed one at a time: their texts need several times their size.</summary>
    private const int Large = 1024 * 1024;

    /// <summary>Headers that describe the client and contain no secret: they are sent wherever a redirect leads.</summary>
    private static readonly HashSet<string> Open = new(["User-Agent", "Accept", "Accept-Language"], StringComparer.OrdinalIgnoreCase);

    private readonly SemaphoreSlim large = new(1);

    private readonly FeedLimits limits = new()
    {
        Bytes = options.MaxFeed * 1024 * 1024,
        Entries = options.MaxEntries,
        TextBytes = options.MaxText * 1024 * 1024,
        Depth = options.MaxDepth,
        EntityBytes = options.MaxEntities * 1024,
    };

    /// <summary>Fetches a feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="earlier">The results of earlier polls, or null for an unconditional request.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="FetchException">There is no feed; the message gives the reason in plain words.</exception>
    public async Task<RetrievedFeed> RetrieveAsync(FeedOptions feed, EarlierAnswer? earlier, CancellationToken cancellationToken)
    {
        using var answer = ConfiguredFile.IsFile(feed.Url)
            ? await ConfiguredFile.ReadAsync(configuration.Folder, feed.Url, limits.Bytes, client.Memory, cancellationToken)
            : await client.FetchAsync(Request(feed, earlier?.MovedTo ?? feed.Address?.Value ?? feed.Url, earlier), cancellationToken);
        if (answer.NotModified)
            return new RetrievedFeed(answer, null);
        var (read, links) = await ReadAsync(feed, answer, cancellationToken);
        if (read is not null)
            return read;
        // Only the first poll discovers feeds. Later, an error or maintenance page, or a site without the feed, would bring in another
        // feed.
        if (earlier is { WasRead: true })
            throw NotAFeed($"There is a web page where the feed was; the page names {Shown(links[0])} as its feed.", answer);

        // A web page that names its feed: follow the link once.
        var page = answer.Address;
        answer.Dispose();
        return await FollowAsync(feed, page, [.. links.Take(MaxLinks)], cancellationToken);
    }

    /// <summary>The first feed that a page names; templates leave links to missing feeds behind, which are skipped.</summary>
    private async Task<RetrievedFeed> FollowAsync(
        FeedOptions feed, Uri page, IReadOnlyList<string> links, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                using var named = await client.FetchAsync(Request(feed, links[i], null), cancellationToken);
                return await ReadAsync(feed, named, cancellationToken) is ({ } found, _)
                    ? found with { Answer = found.Answer with { MovedTo = null }, NamedBy = page }
                    : throw NotAFeed("The page names a web page as its feed.", named);
            }
            catch (FetchException e) when (
                e.Kind is FailureKind.NotFound or FailureKind.Gone or FailureKind.NotAFeed or FailureKind.Empty && i + 1 < links.Count)
            {
                // The next one may lead to a feed.
            }
            catch (FetchException e) when (e.Kind == FailureKind.Gone)
            {
                // The publisher retired that feed, not the page, which may name another one at the next poll.
                throw new FetchException(
                    FailureKind.NotAFeed, $"The page names {Shown(links[i])} as its feed, which the publisher has retired.",
                    HttpStatusCode.Gone, inner: e);
            }
        }
    }

    public void Dispose() => large.Dispose();

    private static FetchException NotAFeed(string reason, FetchAnswer answer, Exception? inner = null) =>
        new(FailureKind.NotAFeed, reason, (HttpStatusCode?)answer.Status, inner: inner);

    /// <summary>The feed in an answer, or the addresses of the feeds that a web page names.</summary>
    private async Task<(RetrievedFeed? Feed, IReadOnlyList<string> Links)> ReadAsync(
        FeedOptions feed, FetchAnswer answer, CancellationToken cancellationToken)
    {
        var memory = answer.Body.Length > Large ? await SemaphoreLease.AcquireAsync(large, cancellationToken) : null;
        try
        {
            var parsed = FeedReader.Read(answer.Body, new FeedSource
            {
                Url = BaseOf(feed, answer.Address),
                ContentType = answer.ContentType,
                ContentLanguage = answer.ContentLanguage,
                Link = answer.Link,
                Refresh = answer.Refresh,
                Limits = limits,
            });
            if (!answer.Whole && parsed.Entries.Count == 0)
                throw new FetchException(FailureKind.Unreachable, answer.Problems[0]);
            var retrieved = new RetrievedFeed(answer.WithoutBody(), parsed) { Bytes = answer.Body.Length, Memory = memory };
            memory = null;
            return (retrieved, []);
        }
        catch (NotAFeedException e) when (e.FeedLinks.Count > 0)
        {
            return (null, e.FeedLinks);
        }
        catch (NotAFeedException e)
        {
            throw NotAFeed(e.Message, answer, e);
        }
        finally
        {
            memory?.Dispose();
        }
    }

    private FetchRequest Request(FeedOptions feed, string url, EarlierAnswer? earlier)
    {
        var address = AddressOf(url);
        // Credentials are only for the configured address; the feed's new address comes from somebody else.
        var headers = feed.Headers.ToLookup(h => Open.Contains(h.Key), h => new KeyValuePair<string, string>(h.Key, h.Value.Value));
        return new FetchRequest
        {
            Address = address,
            Configured = AddressOf(feed.Address?.Value ?? feed.Url),
            Accept = Accept,
            MaxBytes = limits.Bytes,
            ETag = earlier?.ETag,
            LastModified = earlier?.LastModified,
            AcceptDelta = true,
            Headers = [.. headers[true]],
            Credentials = SameOrigin(address, feed.Url) ? [.. Credentials(feed), .. headers[false]] : [],
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Credentials(FeedOptions feed)
    {
        if (feed.User is not null)
            yield return new("Authorization", "Basic " + Base64($"{feed.User}:{feed.Password?.Value}"));
        if (feed.Token is not null)
            yield return new("Authorization", "Bearer " + feed.Token.Value);
        if (feed.Cookie is not null)
            yield return new("Cookie", feed.Cookie.Value);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>An address for readers: without its query, which may hold secrets, and in short.</summary>
    private static string Shown(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address)
            ? TextShortener.Shorten(
                address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.SafeUnescaped), MaxShown)
            : "another address";

    /// <summary>The base of relative links, without the secrets of an address, which would be in each of them.</summary>
    private static string BaseOf(FeedOptions feed, Uri address)
    {
        if (feed.Address is null)
            return address.AbsoluteUri;
        if (!SameOrigin(address, feed.Url))
            return address.GetLeftPart(UriPartial.Authority);
        var open = feed.Url[..feed.Url.IndexOf("${", StringComparison.Ordinal)];
        return open[..(open.LastIndexOfAny(['/', '?']) + 1)].TrimEnd('?');
    }

    private static Uri AddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new FetchException(FailureKind.ForbiddenAddress, "Only http and https addresses are fetched.");

    private static bool SameOrigin(Uri address, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var named)
        && Uri.Compare(address, named, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
