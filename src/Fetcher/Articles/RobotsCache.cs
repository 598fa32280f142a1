using System.Collections.Concurrent;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Fetcher.Articles;

/// <summary>Fetches each site's robots.txt once a day, before the site's first page (RFC 9309).</summary>
public sealed class RobotsCache(FetchClient client, TimeProvider time)
{
    /// <summary>The number of bytes of a robots.txt that must be read (RFC 9309 §2.5); we read no further.</summary>
    private const int MaxBytes = 512 * 1024;

    /// <summary>How long a robots.txt may be cached (RFC 9309 §2.4).</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromHours(24);

    /// <summary>How long until a site that did not answer is tried again.</summary>
    private static readonly TimeSpan KeepSilence = TimeSpan.FromHours(1);

    private const int MaxSites = 2000;

    private readonly ConcurrentDictionary<string, (RobotsRules Rules, DateTimeOffset Until)> sites = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the site allows fetching the page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="configured">The feed's address as the user wrote it, or null.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<bool> AllowsAsync(Uri page, Uri? configured, CancellationToken cancellationToken)
    {
        var site = page.GetLeftPart(UriPartial.Authority);
        if (!sites.TryGetValue(site, out var known) || known.Until <= time.GetUtcNow())
        {
            var (rules, keep) = await FetchAsync(new Uri(site + "/robots.txt"), configured, cancellationToken);
            if (sites.Count >= MaxSites)
                sites.Clear();
            sites[site] = known = (rules, time.GetUtcNow() + keep);
        }
        return known.Rules.Allow(page.PathAndQuery);
    }

    private async Task<(RobotsRules Rules, TimeSpan Keep)> FetchAsync(Uri address, Uri? configured, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.FetchAsync(
                new FetchRequest { Address = address, Configured = configured, Accept = "text/plain, */*;q=0.1", MaxBytes = MaxBytes },
                cancellationToken);
            return (RobotsRules.Parse(Encoding.UTF8.GetString(answer.Body.Span), UserAgent.Product), Keep);
        }
        // RFC 9309 §2.3.1.3: a site without a robots.txt allows everything. §2.3.1.4: one that cannot be reached allows nothing.
        catch (FetchException e) when (e is { Status: >= 400 and < 500 and not 429 } or { Kind: FailureKind.Empty })
        {
            return (RobotsRules.AllowAll, Keep);
        }
        catch (FetchException e) when (e.Kind != FailureKind.ForbiddenAddress)
        {
            return (RobotsRules.AllowNothing, KeepSilence);
        }
    }
}
