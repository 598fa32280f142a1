using System.Text;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Shouldly;
using Xunit;

namespace BriefingBus.Persistence.Tests;

public sealed class PostgresSerializedWriterTests(PostgresDatabase database) : SerializedWriterSuite, IClassFixture<PostgresDatabase>
{
    /// <summary>Autovacuum takes the same lock as VACUUM, and is cancelled where a table lock is in its way.</summary>
    [Fact]
    public async Task A_write_in_progress_does_not_keep_dead_rows_from_being_vacuumed()
    {
        using SerializedWriter<CounterContext> writer = new(Contexts());
        await using var server = NpgsqlDataSource.Create(database.ConnectionString);
        for (var i = 0; i < 20; i++)
            await IncrementAsync(writer);

        await writer.WriteAsync(
            async Task (_) =>
            {
                // Autovacuum may gather the table's statistics at that moment, and its snapshot keeps the rows for as long.
                var report = "";
                await Eventually.TrueAsync(
                    async () => (report = await RunAsync(server, "SET lock_timeout = '5s'; VACUUM (VERBOSE) counters"))
                        .Contains("0 are dead but not yet removable", StringComparison.Ordinal),
                    () => $"no dead row is kept: {report}");
                await Should.ThrowAsync<PostgresException>(
                    RunAsync(server, $"SET lock_timeout = '100ms'; SELECT pg_advisory_xact_lock({AdvisoryLock.NumberOf("writer", "")})"));
            },
            Cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        await using var context = Contexts().CreateDbContext();
        await context.Counters.ExecuteDeleteAsync(Cancellation);
        await base.DisposeAsync();
    }

    protected override IDbContextFactory<CounterContext> Contexts() =>
        new Factory(new DbContextOptionsBuilder().UseNpgsql(database.ConnectionString).Options);

    /// <returns>What the server reported meanwhile.</returns>
    private static async Task<string> RunAsync(NpgsqlDataSource server, string sql)
    {
        var reported = new StringBuilder();
        await using var connection = await server.OpenConnectionAsync(Cancellation);
        connection.Notice += (_, notice) => reported.AppendLine(notice.Notice.MessageText);
        foreach (var statement in sql.Split(';'))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync(Cancellation);
        }

        return reported.ToString();
    }
}
