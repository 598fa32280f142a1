using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Composer;
using BriefingBus.Composer.Collecting;
using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Selection;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Persistence;
using BriefingBus.Rendering;

namespace BriefingBus.Cli.Now;

/// <summary>Goes through the whole of a briefing with an invented entry, while the services start and the feeds are read on another core: most of
/// the time of a briefing at once is code that is loaded for the first time, and this loads it. Nothing of it is kept.</summary>
/// <param name="edition">The edition that will be composed.</param>
/// <param name="clock">The clock of the briefing.</param>
internal sealed class Rehearsal(EditionOptions edition, TimeProvider clock)
{
    private static readonly byte[] Feed = """
        <rss version="2.0"><channel><title>Rehearsal</title><item><title>The curtain rises at eight</title><link>https://rehearsal.example/1</link>
        <description>&lt;p&gt;The curtain rises at eight o&amp;#8217;clock on Tuesday. Two hundred people have tickets. The play lasts three hours.&lt;/p&gt;</description>
        </item></channel></rss>
        """u8.ToArray();

    /// <summary>The pure steps, from parsing to rendering.</summary>
    public async Task<IReadOnlyList<ItemCleaned>> OfStepsAsync()
    {
        var items = new[] { edition.Sections[0], edition.Sections[^1] }.Select(s => Clean(s.Feeds[0])).OfType<ItemCleaned>().ToList();
        await Forms.RenderAsync(Composition.Compose(new CompositionInput
        {
            Edition = edition,
            ScheduledAt = clock.GetUtcNow(),
            WindowFrom = clock.GetUtcNow() - edition.Lookback,
            Items = items,
            Feeds = [],
            Briefed = [],
            TroubleTold = [],
        }));
        return items;
    }

    /// <summary>Composer's work, over a database of its own that is gone afterwards.</summary>
    public async Task OfComposerAsync(IReadOnlyList<ItemCleaned> items)
    {
        using var folder = new DataFolder(named: null);
        await using var composer = new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock)
            .AddSingleton(new BriefingConfiguration("rehearsal", [edition]))
            .AddComposer(new DatabaseOptions { Folder = folder.Path })
            .BuildServiceProvider();
        foreach (var database in composer.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await database.StartingAsync(CancellationToken.None);
        await composer.GetRequiredService<FeedHealthCollector>().CollectAsync(Fetched(edition.Sections[^1].Feeds[0]), CancellationToken.None);
        await composer.GetRequiredService<ItemCollector>().CollectAsync(items, CancellationToken.None);
        await composer.GetRequiredService<Newsroom>().ComposeAsync(
            new ComposeBriefing { Edition = edition.Name, ScheduledAt = clock.GetUtcNow() }, CancellationToken.None);
    }

    private ItemCleaned? Clean(FeedOptions feed) => FeedCleaner.Clean(Fetched(feed), new SummaryOptions())[0].Cleaned;

    private FeedFetched Fetched(FeedOptions feed)
    {
        var entry = FeedReader.Read(Feed).Entries[0];
        var id = NameBasedId.ForItem(feed.Url, "1");
        return new FeedFetched
        {
            FetchId = id,
            FeedUrl = feed.Url,
            FeedName = "Rehearsal",
            FetchedAt = clock.GetUtcNow(),
            Entries =
            [
                new FetchedEntry
                {
                    ItemId = id,
                    EntryId = "1",
                    ContentHash = "1",
                    Title = entry.Title?.Html,
                    Link = entry.Link,
                    FirstSeen = clock.GetUtcNow(),
                    Summary = new MessageText { Plain = entry.Summary?.Html },
                },
            ],
        };
    }
}
