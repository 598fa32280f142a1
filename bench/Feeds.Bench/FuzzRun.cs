using System.Diagnostics;
using System.Globalization;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;
using BriefingBus.Testing;

namespace BriefingBus.Bench.Feeds;

/// <summary>Reads damaged documents by the million: nothing but "not a feed" may come out, quickly, and memory must stay flat.</summary>
internal static class FuzzRun
{
    private static readonly TimeSpan Slowest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Suspect = TimeSpan.FromMilliseconds(100);

    /// <summary>Arguments: how many inputs (default 1,000,000), the seed (default 1), folders of documents to start from.</summary>
    public static int Run(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1_000_000;
        var seed = arguments.Length > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 1;
        byte[][] documents = arguments.Length > 2 ? [.. arguments[2..].SelectMany(Corpus.Load)] : Corpus.Recorded();
        var mutator = new DocumentMutator(documents, seed);
        var (refused, bytes, slowest, failures) = (0, 0L, TimeSpan.Zero, 0);
        var start = Stopwatch.GetTimestamp();
        for (var i = 1; i <= count; i++)
        {
            var document = mutator.Next();
            bytes += document.Length;
            var before = Stopwatch.GetTimestamp();
            if (Read(document, ref failures) is false) refused++;
            var took = Stopwatch.GetElapsedTime(before);
            if (took > Suspect) took = Again(document, took);
            if (took > slowest && took > Suspect) File.WriteAllBytes(Path.Combine(Path.GetTempPath(), "fuzz-slowest"), document);
            if (took > slowest) slowest = took;
            if (i % Math.Max(1, count / 10) == 0) Report(i, bytes, refused, slowest, failures, start);
        }
        return failures == 0 && slowest < Slowest ? 0 : 1;
    }

    /// <summary>A document that seemed slow is read twice more: the machine may have been busy with something else.</summary>
    private static TimeSpan Again(byte[] document, TimeSpan took)
    {
        for (var i = 0; i < 2; i++)
        {
            var (before, failures) = (Stopwatch.GetTimestamp(), 0);
            Read(document, ref failures);
            var again = Stopwatch.GetElapsedTime(before);
            if (again < took) took = again;
        }
        return took;
    }

    private static bool Read(byte[] document, ref int failures)
    {
        try
        {
            FeedReader.Read(document, new FeedSource { Url = "https://example.org/feed" });
            return true;
        }
        catch (NotAFeedException)
        {
            return false;
        }
        catch (Exception error) when (failures < 20) // whatever it is, it is what this run looks for
        {
            var path = Path.Combine(Path.GetTempPath(), $"fuzz-failure-{failures++}");
            File.WriteAllBytes(path, document);
            Console.WriteLine($"{path}: {error}");
            return false;
        }
    }

    private static void Report(int count, long bytes, int refused, TimeSpan slowest, int failures, long start) =>
        Console.WriteLine(
            $"{count:N0} inputs, {bytes / 1e6:F0} MB, {refused:N0} no feeds, {failures} failures, "
            + $"slowest {slowest.TotalMilliseconds:F0} ms, live memory {GC.GetTotalMemory(forceFullCollection: true) / 1e6:F1} MB, "
            + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
}
