using System.Data.Common;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace BriefingBus.Persistence.Tests;

public sealed class DatabaseMigrationTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task A_server_that_goes_away_at_any_step_of_the_migration_is_waited_for()
    {
        // As many steps as a migration has: the last run meets no fault.
        for (var step = 1; await HasFailedAsync(step); step++)
            step.ShouldBeLessThan(50);
    }

    /// <summary>Migrates while the server goes away once, at the statement of this number.</summary>
    /// <returns>Whether there was such a statement.</returns>
    private async Task<bool> HasFailedAsync(int step)
    {
        var server = new LeavingServer(step);
        var migration = new DatabaseMigration<DbContext>(
            new Contexts(database.ConnectionString, server), TimeProvider.System, NullLogger<DatabaseMigration<DbContext>>.Instance);
        await migration.MigrateAsync(TestContext.Current.CancellationToken);
        return server.HasLeft;
    }

    /// <summary>Fails once, as Npgsql does when the connection ends.</summary>
    private sealed class LeavingServer(int step) : DbCommandInterceptor
    {
        private int statements;

        public bool HasLeft => statements >= step;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default)
        {
            Count();
            return new(result);
        }

        public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<object> result,
            CancellationToken cancellationToken = default)
        {
            Count();
            return new(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default)
        {
            Count();
            return new(result);
        }

        private void Count()
        {
            if (++statements == step)
                throw new NpgsqlException("Exception while reading from stream", new EndOfStreamException());
        }
    }

    private sealed class Contexts(string connection, IInterceptor server) : IDbContextFactory<DbContext>
    {
        public DbContext CreateDbContext() =>
            new(new DbContextOptionsBuilder().UseNpgsql(connection).AddInterceptors(server).Options);
    }
}
