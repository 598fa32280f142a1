using System.Diagnostics;
using System.Text;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;

namespace BriefingBus.Bench.Feeds;

/// <summary>Time and memory for one feed of 20 MB.</summary>
internal static class LargeFeedMeasure
{
    private const int Megabytes = 20;

    /// <summary>Prints the figures.</summary>
    public static int Run()
    {
        var path = Path.Combine(Path.GetTempPath(), "briefingbus-large-feed.xml");
        Write(path);
        var clock = Stopwatch.StartNew();
        var feed = FeedReader.Read(File.ReadAllBytes(path), new FeedSource { Limits = new() { Entries = int.MaxValue } });
        clock.Stop();
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            $"{new FileInfo(path).Length / 1e6:F1} MB, {feed.Entries.Count} entries: {clock.Elapsed.TotalSeconds:F2} s cold, "
            + $"peak {process.PeakWorkingSet64 / 1e6:F0} MB of memory for the process");
        File.Delete(path);
        return 0;
    }

    private static void Write(string path)
    {
        using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        file.Write("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>Large</title><link>https://example.org/</link>
            """);
        const string sentence = "&lt;p&gt;The council met on Tuesday &amp;amp; decided – after two hours – to wait.&lt;/p&gt;\n";
        var paragraph = string.Concat(Enumerable.Repeat(sentence, 20));
        for (var i = 0; file.BaseStream.Position < Megabytes * 1_000_000L; i++)
        {
            file.Write($"""
                <item><title>Story {i}</title><link>https://example.org/{i}</link><guid>https://example.org/{i}</guid>
                <pubDate>Tue, 23 Sep 2025 06:00:00 GMT</pubDate><description>{paragraph}</description></item>

                """);
            file.Flush();
        }
        file.Write("</channel></rss>");
    }
}
