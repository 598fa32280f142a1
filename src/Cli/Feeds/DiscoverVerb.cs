using BriefingBus.Fetcher.Discovery;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Cli.Feeds;

/// <summary><c>feeds discover</c>: finds the feeds of a web page.</summary>
internal static class DiscoverVerb
{
    public static Command Create()
    {
        var (config, json) = (VerbOptions.Config(), VerbOptions.Json());
        var page = new Argument<string>("page") { Description = "Address of a web page." };
        var verb = new Command("discover", "Find the feeds of a web page: those that it names, of known sites, and at well-known paths.")
        {
            page, config, json,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var given = arguments.GetValue(page)!;
            if (FeedFinder.PageOf(given) is not { } address)
                return Problem.Report($"found '{given}', expected the address of a web page such as https://example.org");
            using var access = FeedAccess.Open(arguments.GetValue(config)!);
            return await DiscoverAsync(access, address, arguments.GetValue(json), cancellation);
        });
        return verb;
    }

    private static async Task<int> DiscoverAsync(FeedAccess access, Uri page, bool json, CancellationToken cancellation)
    {
        try
        {
            var feeds = await new FeedFinder(access.Client, access.Retrieval, access.Options).FindAsync(page, cancellation);
            if (json)
                JsonOutput.Print(feeds);
            foreach (var feed in json ? [] : feeds)
            {
                Console.WriteLine(feed.Url);
                Console.WriteLine(
                    $"  {feed.Title ?? "(no title)"}: {feed.Format}, {feed.Items} items, {FeedAccess.NewestInWords(feed.Newest)}");
            }
            return feeds.Count > 0
                ? ExitCode.Done
                : Problem.Report($"No feed was found at {page.AbsoluteUri}.", ExitCode.NothingFound);
        }
        catch (FetchException e)
        {
            return Problem.Report($"{page.AbsoluteUri} cannot be read: {e.Message}", ExitCode.Incomplete);
        }
    }
}
