using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Composer;
using BriefingBus.Composer.Selection;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Hosting.Configuration;
using BriefingBus.Hosting.Identity;
using BriefingBus.Rendering;

namespace BriefingBus.Cli.Now;

/// <summary>Takes one invented entry through the pure steps, from parsing to rendering, while the services start on another core: most of the
/// time of a briefing at once is code that is loaded for the first time, and this loads it. Nothing of it is kept.</summary>
internal static class Rehearsal
{
    private static readonly byte[] Feed = """
        <rss version="2.0"><channel><title>Rehearsal</title><item><title>The curtain rises at eight</title><link>https://rehearsal.example/1</link>
        <description>&lt;p&gt;The curtain rises at eight o&amp;#8217;clock on Tuesday. Two hundred people have tickets. The play lasts three hours.&lt;/p&gt;</description>
        </item></channel></rss>
        """u8.ToArray();

    /// <summary>Does so on the thread pool.</summary>
    public static Task RunAsync(EditionOptions edition, DateTimeOffset now) => Task.Run(async () =>
    {
        var entry = FeedReader.Read(Feed).Entries[0];
        var id = NameBasedId.ForItem("rehearsal", "1");
        var fetched = new FeedFetched
        {
            FetchId = id,
            FeedUrl = edition.Sections[^1].Feeds[0].Url,
            FeedName = "Rehearsal",
            FetchedAt = now,
            Entries =
            [
                new FetchedEntry
                {
                    ItemId = id,
                    EntryId = "1",
                    ContentHash = "1",
                    Title = entry.Title?.Html,
                    Link = entry.Link,
                    FirstSeen = now,
                    Summary = new MessageText { Plain = entry.Summary?.Html },
                },
            ],
        };
        var item = FeedCleaner.Clean(fetched, new SummaryOptions())[0].Cleaned;
        await Forms.RenderAsync(Composition.Compose(new CompositionInput
        {
            Edition = edition,
            ScheduledAt = now,
            WindowFrom = now - edition.Lookback,
            Items = item is null ? [] : [item],
            Feeds = [],
            Briefed = [],
            TroubleTold = [],
        }));
    });
}
