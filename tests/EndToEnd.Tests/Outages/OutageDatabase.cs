using BriefingBus.EndToEnd.Tests.Faults;
using Npgsql;

namespace BriefingBus.EndToEnd.Tests.Outages;

/// <summary>The services' database, which can be broken in several ways, and what their tables hold.</summary>
/// <param name="connection">How to reach it.</param>
internal sealed class OutageDatabase(string connection)
{
    /// <summary>Without a pool, whose connections the test itself breaks, and able to end what makes the database read-only.</summary>
    private readonly string connection = connection + ";Pooling=false;Options=-c default_transaction_read_only=off";

    /// <summary>Makes every feed due.</summary>
    public Task MakeFeedsDueAsync() => QueryAsync("UPDATE fetcher.\"Feeds\" SET \"NextDue\" = 0");

    /// <summary>Makes the feeds due that have not failed.</summary>
    public Task MakeWorkingFeedsDueAsync() => QueryAsync("UPDATE fetcher.\"Feeds\" SET \"NextDue\" = 0 WHERE \"Failures\" = 0");

    /// <summary>Makes it refuse writes, as a replica does after a failover, or take them again.</summary>
    public async Task SetReadOnlyAsync(bool isReadOnly)
    {
        await QueryAsync($"ALTER SYSTEM SET default_transaction_read_only = {(isReadOnly ? "on" : "off")}");
        await QueryAsync("SELECT pg_reload_conf()");
    }

    /// <summary>Ends every connection.</summary>
    public Task CutConnectionsAsync() =>
        QueryAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid()");

    /// <summary>Ends every connection and lets nobody connect, as a database does that others use up.</summary>
    public async Task CloseAsync()
    {
        await QueryAsync("ALTER DATABASE postgres ALLOW_CONNECTIONS false", "template1");
        await QueryAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = 'postgres'", "template1");
    }

    /// <summary>Lets everybody connect again.</summary>
    public Task OpenAsync() => QueryAsync("ALTER DATABASE postgres ALLOW_CONNECTIONS true", "template1");

    /// <summary>The mark of each item that Composer has.</summary>
    public async Task<IReadOnlyList<string>> StoredMarksAsync() =>
        [.. (await Ledger.StoredTitlesAsync(connection)).Select(t => t.Split(' ')[0])];

    /// <summary>How many feeds Composer knows to fail: what briefings, page and notices say of them.</summary>
    public async Task<int> FailingFeedsAsync()
    {
        await using var store = Ledger.Store(connection);
        return store.FeedStatusPeriods.AsEnumerable().GroupBy(p => p.FeedUrl)
            .Count(feed => feed.MaxBy(p => p.CheckedAt)!.FailureKind.Length > 0);
    }

    /// <summary>The instants of the briefings that are stored and published, in order.</summary>
    public async Task<IReadOnlyList<DateTimeOffset>> BriefingsAsync()
    {
        await using var store = Ledger.Store(connection);
        return [.. store.Briefings.Where(b => b.PublishedAt != null).Select(b => b.ScheduledAt).ToList().Order()];
    }

    /// <summary>How many briefings are published and have not been delivered.</summary>
    public async Task<int> UndeliveredAsync() => int.Parse(await QueryAsync("""
        SELECT count(*) FROM composer.briefings AS b WHERE b."PublishedAt" IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM deliveries.deliveries AS d WHERE d."BriefingId" = b."BriefingId" AND d."State" = 'Delivered')
        """), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>How many deliveries the ledger has in each state.</summary>
    public Task<string> DeliveriesAsync() => QueryAsync("""
        SELECT coalesce(string_agg(s."State" || ' ' || s.n, ', '), '')
        FROM (SELECT "State", count(*) AS n FROM deliveries.deliveries GROUP BY 1 ORDER BY 1) AS s
        """);

    private async Task<string> QueryAsync(string sql, string? database = null)
    {
        var to = new NpgsqlConnectionStringBuilder(this.connection);
        to.Database = database ?? to.Database;
        await using var opened = new NpgsqlConnection(to.ToString());
        await opened.OpenAsync();
        await using var command = new NpgsqlCommand(sql, opened);
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }
}
