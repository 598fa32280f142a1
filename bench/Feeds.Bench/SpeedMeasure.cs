using System.Diagnostics;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;

namespace BriefingBus.Bench.Feeds;

/// <summary>
/// How many megabytes of feeds one core reads in a second, once warm. XmlReader's bare scan of the same bytes is there for comparison.
/// </summary>
internal static class SpeedMeasure
{
    private const int WarmUps = 10;
    private const int Passes = 20;

    /// <summary>Prints the figures; the folder may be given.</summary>
    public static int Run(string[] arguments)
    {
        var documents = Corpus.Recorded(arguments.FirstOrDefault());
        var megabytes = documents.Sum(document => (long)document.Length) / 1e6;
        Console.WriteLine($"{documents.Length} documents, {megabytes:F1} MB, one thread, {Passes} passes after {WarmUps}");
        Report("FeedReader", megabytes, () => documents.Sum(FeedPass));
        Report("XmlReader, scanning only", megabytes, () => documents.Sum(XmlScan.Count));
        return 0;
    }

    private static int FeedPass(byte[] document)
    {
        try
        {
            return FeedReader.Read(document).Entries.Count;
        }
        catch (NotAFeedException)
        {
            return 0;
        }
    }

    private static void Report(string name, double megabytes, Func<int> pass)
    {
        var count = 0;
        for (var i = 0; i < WarmUps; i++) count = pass();
        var times = new double[Passes];
        using var process = Process.GetCurrentProcess();
        for (var i = 0; i < Passes; i++)
        {
            process.Refresh();
            var before = process.TotalProcessorTime;
            pass();
            process.Refresh();
            times[i] = (process.TotalProcessorTime - before).TotalSeconds;
        }
        Array.Sort(times);
        var (median, best) = (megabytes / times[Passes / 2], megabytes / times[0]);
        Console.WriteLine($"{name,-26} {median,7:F0} MB/s of processor time (median), best {best:F0}; {count} counted");
    }
}
