using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cli.Reading;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;

namespace BriefingBus.Bench.Pages;

/// <summary>What cleaning an entry costs, once warm, over a folder of recorded feeds.</summary>
internal static class EntriesMeasure
{
    private const int Passes = 5;

    /// <summary>Prints the figures.</summary>
    public static int Run(string folder)
    {
        var feeds = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(Read).OfType<FeedFetched>().ToArray();
        var entries = feeds.Sum(feed => feed.Entries.Count);
        var options = new SummaryOptions();
        void CleanAll() => Array.ForEach(feeds, feed => FeedCleaner.Clean(feed, options));
        for (var warm = 0; warm < 3; warm++)
            CleanAll();
        var before = GC.GetAllocatedBytesForCurrentThread();
        double[] means = [.. Enumerable.Range(0, Passes).Select(_ => ProcessorTime.Of(CleanAll) / entries).Order()];
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / Passes / entries;
        Console.WriteLine($"{entries} entries of {feeds.Length} feeds, processor time after three warm-up passes");
        Console.WriteLine($"mean {means[Passes / 2]:F3} ms an entry (median of {Passes} passes), best pass {means[0]:F3} ms");
        Console.WriteLine($"{allocated / 1024.0:F1} KB allocated for an entry");
        return 0;
    }

    private static FeedFetched? Read(string file)
    {
        try
        {
            return FeedAsFetched.Of(FeedReader.Read(File.ReadAllBytes(file), new FeedSource()), file);
        }
        catch (NotAFeedException)
        {
            return null;
        }
    }
}
