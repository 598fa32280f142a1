namespace BriefingBus.Fetcher.Polling;

/// <summary>When the editions that draw on a feed come out.</summary>
public sealed class EditionTimes(BriefingConfiguration configuration)
{
    private readonly ILookup<string, EditionOptions> editions = configuration.Editions
        .SelectMany(e => e.Sections.SelectMany(s => s.Feeds), (edition, feed) => (feed.Url, Edition: edition))
        .Distinct()
        .ToLookup(x => x.Url, x => x.Edition, StringComparer.Ordinal);

    /// <summary>The next instant at which an edition with the feed comes out that the last poll is too early for, by more than
    /// <see cref="PollSchedule.FreshForEdition"/>; or null.</summary>
    /// <param name="feedUrl">The feed's address as configured.</param>
    /// <param name="polled">When the feed was last polled.</param>
    /// <param name="now">The current time.</param>
    public DateTimeOffset? Next(string feedUrl, DateTimeOffset polled, DateTimeOffset now)
    {
        var fresh = polled + PollSchedule.FreshForEdition;
        var after = fresh > now ? fresh : now;
        return editions[feedUrl].Min(e => EditionSchedule.Next(e, after));
    }
}
