using System.Globalization;
using BriefingBus.Cli.Terminals;
using BriefingBus.Configuration;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;
using Spectre.Console;

namespace BriefingBus.Cli.Check;

/// <summary>Polls each feed of a configuration once and prints how it answers.</summary>
internal static class FeedTable
{
    /// <summary>Does so.</summary>
    /// <returns>The exit code: 0 where every feed could be read.</returns>
    public static async Task<int> PrintAsync(BriefingFile file, CancellationToken cancellation)
    {
        var options = file.Options.OfType<FetchOptions>().Single();
        using var client = new FetchClient(options, TimeProvider.System);
        using var retrieval = new FeedRetrieval(client, options, file.Configuration);
        var rows = await Task.WhenAll(file.Configuration.Feeds.Select(feed => RowAsync(retrieval, feed, cancellation)));

        var table = new Table().Border(TableBorder.Simple).AddColumns("feed", "status", "format", "items", "newest item", "problem");
        foreach (var row in rows)
            table.AddRow(row.Cells.Select(c => new Spectre.Console.Text(c)).ToArray());
        Terminal.Output().Write(table);

        var broken = rows.Count(r => !r.Read);
        Console.WriteLine(broken == 0 ? "Every feed can be read." : $"{broken} of {rows.Length} feeds cannot be read.");
        return broken == 0 ? ExitCode.Done : ExitCode.Incomplete;
    }

    private static async Task<(bool Read, string[] Cells)> RowAsync(FeedRetrieval retrieval, FeedOptions feed, CancellationToken cancellation)
    {
        var name = feed.Name ?? feed.Url;
        try
        {
            using var retrieved = await retrieval.RetrieveAsync(feed, earlier: null, cancellation);
            var entries = retrieved.Feed?.Entries ?? [];
            var status = retrieved.Answer.Status is { } code ? code.ToString(CultureInfo.InvariantCulture) : "file";
            return (true, [name, status, retrieved.Feed?.Format ?? "", entries.Count.ToString(CultureInfo.InvariantCulture), Newest(entries), string.Join("; ", retrieved.Problems)]);
        }
        catch (FetchException e)
        {
            return (false, [name, e.Status is { } code ? ((int)code).ToString(CultureInfo.InvariantCulture) : "failed", "", "", "", e.Message]);
        }
    }

    private static string Newest(IReadOnlyList<FeedEntry> entries) =>
        entries.Max(e => e.Published ?? e.Updated) is { } newest ? newest.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) : "no dates";
}
