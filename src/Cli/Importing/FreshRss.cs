using System.Text;
using System.Text.Json;
using BriefingBus.Configuration.Opml;
using BriefingBus.Text.Json;

namespace BriefingBus.Cli.Importing;

/// <summary>Reads the subscriptions of a FreshRSS server, by its Google Reader API
/// (https://freshrss.github.io/FreshRSS/en/developers/06_GoogleReader_API.html).</summary>
internal static class FreshRss
{
    private const string Api = "api/greader.php/";

    /// <summary>The category of uncategorised feeds, which FreshRSS translates.</summary>
    private const string NoCategory = "Uncategorized";

    /// <summary>Reads the subscriptions. Only the API's OPML export has their filters.</summary>
    /// <exception cref="NotStartedException">The server cannot be reached, or refuses.</exception>
    public static async Task<OpmlDocument> ReadAsync(Uri address, string user, string password, CancellationToken cancellation)
    {
        using var server = new ReaderConnection("FreshRSS", Root(address));
        using var form = new FormUrlEncodedContent([new("Email", user), new("Passwd", password)]);
        var signedIn = Encoding.UTF8.GetString(await server.SendAsync(HttpMethod.Post, Api + "accounts/ClientLogin", form, cancellation));
        var token = signedIn.Split('\n').Select(line => line.Trim())
            .FirstOrDefault(line => line.StartsWith("Auth=", StringComparison.Ordinal))?["Auth=".Length..]
            ?? throw new NotStartedException(
                $"{address} does not accept the sign-in. FreshRSS wants the API password of the profile, not the usual one.");
        server.SetHeader("Authorization", $"GoogleLogin auth={token}");
        using var answer = await server.GetJsonAsync(Api + "reader/api/0/subscription/list?output=json", cancellation);
        if (answer.RootElement.ValueKind != JsonValueKind.Object
            || !answer.RootElement.TryGetProperty("subscriptions", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw new NotStartedException($"{address} answers no list of subscriptions. Is --url the address of FreshRSS?");
        }
        var options = await OptionsAsync(server, cancellation);
        var feeds = list.EnumerateArray().Where(feed => feed.MemberText("url") is not null).Select(feed => Feed(feed, options)).ToList();
        return new(feeds, options is null ? ["FreshRSS has no export at its API: filters do not come along."] : []);
    }

    private static Uri Root(Uri address) =>
        address.AbsolutePath.IndexOf("/api/greader.php", StringComparison.Ordinal) is var api and >= 0
            ? new Uri(address, address.AbsolutePath[..(api + 1)])
            : address;

    private static async Task<Dictionary<string, Subscription>?> OptionsAsync(ReaderConnection server, CancellationToken cancellation)
    {
        if (await server.FindAsync(Api + "reader/api/0/subscription/export", cancellation) is not { } export)
            return null;
        try
        {
            return OpmlReader.Read(export).Subscriptions.DistinctBy(s => s.Url).ToDictionary(s => s.Url, StringComparer.Ordinal);
        }
        catch (OpmlException)
        {
            return null;
        }
    }

    private static Subscription Feed(JsonElement feed, Dictionary<string, Subscription>? options)
    {
        var url = feed.MemberText("url")!;
        var category = feed.Member("categories") is { ValueKind: JsonValueKind.Array } all && all.GetArrayLength() > 0
            ? all[0].MemberText("label") : null;
        var exported = options?.GetValueOrDefault(url);
        return new(url, feed.MemberText("title"), category is null or NoCategory ? [] : [category])
        {
            FullText = exported?.FullText == true,
            Mute = exported?.Mute ?? [],
        };
    }
}
