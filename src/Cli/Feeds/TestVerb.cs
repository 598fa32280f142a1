using BriefingBus.Fetcher.Discovery;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Cli.Feeds;

/// <summary><c>feeds test</c>: polls one feed and shows its entries.</summary>
internal static class TestVerb
{
    public static Command Create()
    {
        var (config, json) = (VerbOptions.Config(), VerbOptions.Json());
        var url = new Argument<string>("feed")
        {
            Description = "The address of any feed, or the address or name of a configured one, which is polled with its options.",
        };
        var verb = new Command(
            "test", "Poll a feed once and show its format, its newest entries and its problems.") { url, config, json };
        verb.SetAction(async (arguments, cancellation) =>
        {
            using var access = FeedAccess.Open(arguments.GetValue(config)!);
            return await TestAsync(access, arguments.GetValue(url)!, arguments.GetValue(json), cancellation);
        });
        return verb;
    }

    private static async Task<int> TestAsync(FeedAccess access, string wanted, bool json, CancellationToken cancellation)
    {
        var feed = access.Feeds.FirstOrDefault(f => f.Url == wanted)
            ?? access.Feeds.FirstOrDefault(f => wanted.Equals(f.Name, StringComparison.OrdinalIgnoreCase))
            ?? new FeedOptions { Url = wanted };
        try
        {
            using var retrieved = await access.Retrieval.RetrieveAsync(feed, earlier: null, cancellation);
            var found = FeedFinder.Describe(feed.Url, retrieved.Feed!, retrieved.Problems);
            var moved = retrieved.NamedBy is null ? retrieved.Answer.MovedTo?.AbsoluteUri : retrieved.Answer.Address.AbsoluteUri;
            if (json)
            {
                JsonOutput.Print(new { feed.Url, found = moved, found.Format, found.Title, found.Items, found.Newest, found.Problems });
            }
            else
                Print(found, moved, retrieved.NamedBy is not null);
            return ExitCode.Done;
        }
        catch (FetchException e)
        {
            if (json)
                JsonOutput.Print(new { feed.Url, status = (int?)e.Status, problem = e.Message });
            else
                Console.Error.WriteLine($"{feed.Url} cannot be read: {e.Message}");
            return ExitCode.Incomplete;
        }
    }

    private static void Print(FoundFeed feed, string? moved, bool isPage)
    {
        Console.WriteLine($"{feed.Title ?? feed.Url}: {feed.Format}, {feed.Items} items, {FeedAccess.NewestInWords(feed.Newest)}");
        if (moved is not null)
            Console.WriteLine(isPage ? $"The address is a web page; its feed is {moved}" : $"The feed moved to {moved}");
        foreach (var entry in feed.Entries)
        {
            var date = entry.Published?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
            Console.WriteLine($"  {date,-16}  {entry.Title}");
        }
        foreach (var problem in feed.Problems)
            Console.WriteLine($"  problem: {problem}");
    }
}
