using BriefingBus.Testing;

namespace BriefingBus.Fetch.Load;

/// <summary>Serves many feeds from a process of its own, so that what is measured is Fetcher alone.</summary>
internal static class FeedFarm
{
    private const int EntriesPerFeed = 30;

    /// <summary>
    /// Serves <c>/0.xml</c>, <c>/1.xml</c> … and writes the port to the standard output; ends when the standard input does.
    /// </summary>
    public static async Task<int> ServeAsync(int feeds)
    {
        await using var server = await FeedServer.StartAsync();
        var newest = new DateTimeOffset(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);
        const string sentence = "<p>The lock was closed for repairs, and the barges waited until the tide turned.</p>";
        var paragraph = string.Concat(Enumerable.Repeat(sentence, 10));
        for (var feed = 0; feed < feeds; feed++)
        {
            var number = feed;
            var entries = SomeFeed.Entries(EntriesPerFeed, newest)
                .Select(e => e with { Id = $"{number}-{e.Id}", Text = e.Text + paragraph });
            server.Serve($"/{feed}.xml", Reply.After(
                TimeSpan.FromMilliseconds(20), Reply.Feed(SomeFeed.Rss($"Feed {feed}", "", entries), etag: $"\"{feed}\"")));
        }
        Console.WriteLine(server.Port);
        await Console.In.ReadToEndAsync();
        return 0;
    }
}
