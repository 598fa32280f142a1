using System.Text.Json;
using BriefingBus.Configuration.Opml;
using BriefingBus.Text.Json;

namespace BriefingBus.Cli.Importing;

/// <summary>Reads the subscriptions of a Miniflux server, by its API (https://miniflux.app/docs/api.html#endpoint-get-feeds).</summary>
internal static class Miniflux
{
    /// <summary>The name of every user's default category.</summary>
    private const string NoCategory = "All";

    /// <summary>Reads the subscriptions.</summary>
    /// <exception cref="NotStartedException">The server cannot be reached, or refuses.</exception>
    public static async Task<OpmlDocument> ReadAsync(Uri address, string token, CancellationToken cancellation)
    {
        using var server = new ReaderConnection("Miniflux", address);
        server.SetHeader("X-Auth-Token", token);
        using var answer = await server.GetJsonAsync("v1/feeds", cancellation);
        if (answer.RootElement.ValueKind != JsonValueKind.Array)
            throw new NotStartedException($"{address}v1/feeds answers no list of feeds. Is --url the address of Miniflux?");
        var (subscriptions, problems) = (new List<Subscription>(), new List<string>());
        foreach (var feed in answer.RootElement.EnumerateArray())
        {
            if (feed.MemberText("feed_url") is not { } url)
                continue;
            subscriptions.Add(Feed(feed, url));
            if (feed.MemberText("username") is not null || feed.MemberText("cookie") is not null)
                problems.Add(
                    $"{url} signs in at Miniflux; its password or cookie does not come along. "
                    + "Set user and password, or cookie, in briefing.yaml.");
        }
        return new(subscriptions, problems);
    }

    private static Subscription Feed(JsonElement feed, string url)
    {
        var category = feed.Member("category")?.MemberText("title");
        return new(url, feed.MemberText("title"), category is null or NoCategory ? [] : [category])
        {
            Enabled = !Flag(feed, "disabled"),
            FullText = Flag(feed, "crawler"),
            Mute =
            [
                .. ReaderFilters.OfMinifluxRule(feed.MemberText("blocklist_rules")),
                    .. ReaderFilters.OfMinifluxFilter(feed.MemberText("block_filter_entry_rules")),
            ],
            Only =
            [
                .. ReaderFilters.OfMinifluxRule(feed.MemberText("keeplist_rules")),
                    .. ReaderFilters.OfMinifluxFilter(feed.MemberText("keep_filter_entry_rules")),
            ],
        };
    }

    private static bool Flag(JsonElement feed, string name) => feed.Member(name)?.ValueKind == JsonValueKind.True;
}
