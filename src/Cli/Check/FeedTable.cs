using BriefingBus.Cli.Terminals;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;
using Spectre.Console;

namespace BriefingBus.Cli.Check;

/// <summary>Polls each feed of a configuration once and prints the results.</summary>
internal static class FeedTable
{
    /// <summary>Polls and prints.</summary>
    /// <returns>The exit code: 0 if every feed could be read.</returns>
    public static async Task<int> PrintAsync(BriefingFile file, CancellationToken cancellation)
    {
        var rows = await PollAsync(file, cancellation);
        var table = new Table().Border(TableBorder.Simple).AddColumns("feed", "status", "format", "items", "newest item", "problem");
        foreach (var row in rows)
            table.AddRow(row.Cells.Select(c => new Spectre.Console.Text(c)).ToArray());
        Terminal.Output().Write(table);

        var broken = rows.Count(r => !r.Read);
        Console.WriteLine(broken == 0 ? "Every feed can be read." : $"{broken} of {rows.Count} feeds cannot be read.");
        return broken == 0 ? ExitCode.Done : ExitCode.Incomplete;
    }

    /// <summary>Polls each feed once.</summary>
    public static async Task<IReadOnlyList<FeedRow>> PollAsync(BriefingFile file, CancellationToken cancellation)
    {
        var options = file.Options.OfType<FetchOptions>().Single();
        using var client = new FetchClient(options, TimeProvider.System);
        using var retrieval = new FeedRetrieval(client, options, file.Configuration);
        return await Task.WhenAll(file.Configuration.Feeds.Select(feed => RowAsync(retrieval, feed, cancellation)));
    }

    private static async Task<FeedRow> RowAsync(FeedRetrieval retrieval, FeedOptions feed, CancellationToken cancellation)
    {
        try
        {
            using var retrieved = await retrieval.RetrieveAsync(feed, earlier: null, cancellation);
            var entries = retrieved.Feed?.Entries ?? [];
            var newest = entries.Max(e => e.Published ?? e.Updated);
            return new(feed.Url, feed.Name, true, (int?)retrieved.Answer.Status, retrieved.Feed?.Format, entries.Count, newest,
                string.Join("; ", retrieved.Problems));
        }
        catch (FetchException e)
        {
            return new(feed.Url, feed.Name, false, (int?)e.Status, null, 0, null, e.Message);
        }
    }
}

/// <summary>The result of a poll.</summary>
/// <param name="Url">The feed's address.</param>
/// <param name="Name">Its name in the configuration, or null.</param>
/// <param name="Read">True if it could be read.</param>
/// <param name="Status">The response's status; null for a file, and without a response.</param>
/// <param name="Format">Its format, or null.</param>
/// <param name="Items">The number of entries.</param>
/// <param name="Newest">The date of the newest entry, or null.</param>
/// <param name="Problem">The problem, or empty.</param>
internal sealed record FeedRow(
    string Url, string? Name, bool Read, int? Status, string? Format, int Items, DateTimeOffset? Newest, string Problem)
{
    /// <summary>The row of the table.</summary>
    internal string[] Cells =>
    [
        Name ?? Url,
        Status?.ToString(CultureInfo.InvariantCulture) ?? (Read ? "file" : "failed"),
        Format ?? "",
        Read ? Items.ToString(CultureInfo.InvariantCulture) : "",
        Newest?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? (Read ? "no dates" : ""),
        Problem,
    ];
}
