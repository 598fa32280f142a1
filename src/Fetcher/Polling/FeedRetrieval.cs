using System.Text;
using BriefingBus.Configuration;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Fetcher.Polling;

/// <summary>Gets one feed and reads it, knowing nothing of earlier polls but what it is told.</summary>
/// <param name="client">The way out.</param>
/// <param name="options">The limits.</param>
/// <param name="configuration">The configuration, whose folder holds the feeds that are files.</param>
public sealed class FeedRetrieval(FetchClient client, FetchOptions options, BriefingConfiguration configuration)
{
    private const string Accept =
        "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, application/xml;q=0.8, "
        + "text/xml;q=0.8, application/json;q=0.7, text/html;q=0.3, */*;q=0.1";

    private readonly FeedLimits _limits = new()
    {
        Bytes = options.MaxFeed * 1024 * 1024,
        Entries = options.MaxEntries,
        TextBytes = options.MaxText * 1024 * 1024,
        Depth = options.MaxDepth,
        EntityBytes = options.MaxEntities * 1024,
    };

    /// <summary>Gets a feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="earlier">What earlier polls learnt, or null to ask without condition.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="FetchException">There is no feed to be had; the exception says why in plain words.</exception>
    public async Task<RetrievedFeed> RetrieveAsync(FeedOptions feed, EarlierAnswer? earlier, CancellationToken cancellationToken)
    {
        if (ConfiguredFile.IsFile(feed.Url))
            return Read(await ConfiguredFile.ReadAsync(configuration.Folder, feed.Url, _limits.Bytes, cancellationToken), followed: true).Feed!;

        var answer = await client.FetchAsync(Request(feed, AddressOf(earlier?.MovedTo ?? feed.Url), earlier), cancellationToken);
        if (answer.NotModified)
            return new RetrievedFeed(answer, null);
        var (read, link) = Read(answer, followed: false);
        if (read is not null)
            return read;

        // A web page that names its feed: the feed is what was meant. Followed once.
        answer = await client.FetchAsync(Request(feed, AddressOf(link!), null), cancellationToken);
        return Read(answer with { MovedTo = null, ETag = null, LastModified = null }, followed: true).Feed!;
    }

    private (RetrievedFeed? Feed, string? Link) Read(FetchAnswer answer, bool followed)
    {
        try
        {
            var parsed = FeedReader.Read(answer.Body, new FeedSource
            {
                Url = answer.Address.AbsoluteUri,
                ContentType = answer.ContentType,
                ContentLanguage = answer.ContentLanguage,
                Limits = _limits,
            });
            return answer.Whole || parsed.Entries.Count > 0
                ? (new RetrievedFeed(answer, parsed), null)
                : throw new FetchException(FailureKind.Unreachable, answer.Problems[0]);
        }
        catch (NotAFeedException e) when (!followed && e.FeedLink is not null)
        {
            return (null, e.FeedLink);
        }
        catch (NotAFeedException e)
        {
            throw new FetchException(FailureKind.NotAFeed, e.Message, (System.Net.HttpStatusCode?)answer.Status, inner: e);
        }
    }

    private FetchRequest Request(FeedOptions feed, Uri address, EarlierAnswer? earlier) => new()
    {
        Address = address,
        Accept = Accept,
        MaxBytes = _limits.Bytes,
        ETag = earlier?.ETag,
        LastModified = earlier?.LastModified,
        AcceptDelta = true,
        // Credentials are for the address that the user named; where the feed went since is another's word.
        Credentials = SameOrigin(address, feed.Url) ? [.. Credentials(feed)] : [],
    };

    private static IEnumerable<KeyValuePair<string, string>> Credentials(FeedOptions feed)
    {
        if (feed.User is not null)
            yield return new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{feed.User}:{feed.Password?.Value}")));
        if (feed.Token is not null)
            yield return new("Authorization", "Bearer " + feed.Token.Value);
        if (feed.Cookie is not null)
            yield return new("Cookie", feed.Cookie.Value);
        foreach (var (name, value) in feed.Headers)
            yield return new(name, value.Value);
    }

    private static Uri AddressOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new FetchException(FailureKind.ForbiddenAddress, "Only http and https addresses are fetched.");

    private static bool SameOrigin(Uri address, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var named)
        && Uri.Compare(address, named, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0;
}
