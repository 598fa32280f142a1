namespace BriefingBus.Fetcher.Polling;

/// <summary>When the editions that draw on a feed come out.</summary>
public sealed class EditionTimes(BriefingConfiguration configuration)
{
    private readonly ILookup<string, EditionOptions> editions = configuration.Editions
        .SelectMany(e => e.Sections.SelectMany(s => s.Feeds), (edition, feed) => (feed.Url, Edition: edition))
        .Distinct()
        .ToLookup(x => x.Url, x => x.Edition, StringComparer.Ordinal);

    /// <summary>The next instant at which an edition with the feed comes out, or null.</summary>
    public DateTimeOffset? Next(string feedUrl, DateTimeOffset after) => editions[feedUrl].Min(e => EditionSchedule.Next(e, after));
}
