using System.Collections.Concurrent;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Fetcher.Articles;

/// <summary>Fetches each site's robots.txt once a day, before the site's first page (RFC 9309).</summary>
public sealed class RobotsCache(FetchClient client, TimeProvider time)
{
    /// <summary>The number of bytes that are read of a robots.txt, more than must be (RFC 9309 §2.5).</summary>
    private const int MaxBytes = 512 * 1024;

    /// <summary>How long a robots.txt may be cached (RFC 9309 §2.4).</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromHours(24);

    /// <summary>How long until a site that did not answer is tried again.</summary>
    private static readonly TimeSpan KeepSilence = TimeSpan.FromHours(1);

    private const int MaxSites = 2000;

    private const string Forbids = "the site's robots.txt asks not to.";

    private readonly ConcurrentDictionary<string, Site> sites = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why the page must not be fetched, as a clause; null if the site allows it.</summary>
    /// <param name="page">The page.</param>
    /// <param name="configured">The feed's address as the user wrote it, or null.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<string?> RefusalAsync(Uri page, Uri? configured, CancellationToken cancellationToken)
    {
        var site = page.GetLeftPart(UriPartial.Authority);
        if (!sites.TryGetValue(site, out var known) || known.Until <= time.GetUtcNow())
        {
            known = await FetchAsync(new Uri(site + "/robots.txt"), configured, cancellationToken);
            if (sites.Count >= MaxSites)
                sites.Clear();
            sites[site] = known;
        }
        return known.Rules.Allow(page.PathAndQuery) ? null : known.Refusal;
    }

    private async Task<Site> FetchAsync(Uri address, Uri? configured, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.FetchAsync(
                new FetchRequest
                {
                    Address = address,
                    Configured = configured,
                    Accept = "text/plain, */*;q=0.1",
                    MaxBytes = MaxBytes,
                    BeginningSuffices = true,
                },
                cancellationToken);
            return answer.Whole
                ? new(RobotsRules.Parse(Text(answer.Body.Span), UserAgent.Product), Forbids, time.GetUtcNow() + Keep)
                : Unreadable(answer.Problems[0]);
        }
        // RFC 9309 §2.3.1.3: a site without a robots.txt allows everything. §2.3.1.4: one that cannot be reached allows nothing.
        catch (FetchException e) when (e is { Status: >= 400 and < 500 and not 429 } or { Kind: FailureKind.Empty })
        {
            return new(RobotsRules.AllowAll, Forbids, time.GetUtcNow() + Keep);
        }
        catch (FetchException e) when (e.Kind != FailureKind.ForbiddenAddress)
        {
            return Unreadable(e.Message);
        }
    }

    /// <summary>The text up to the last whole line: half a rule would be another one.</summary>
    private static string Text(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(
        body.Length < MaxBytes ? body : body[..(body.LastIndexOfAny((byte)'\r', (byte)'\n') + 1)]);

    private Site Unreadable(string reason) => new(
        RobotsRules.AllowNothing, "the site's robots.txt cannot be read: " + char.ToLowerInvariant(reason[0]) + reason[1..],
        time.GetUtcNow() + KeepSilence);

    /// <summary>What a site allows.</summary>
    /// <param name="Rules">The rules.</param>
    /// <param name="Refusal">Why they refuse a page, as a clause.</param>
    /// <param name="Until">When they are fetched again.</param>
    private sealed record Site(RobotsRules Rules, string Refusal, DateTimeOffset Until);
}
