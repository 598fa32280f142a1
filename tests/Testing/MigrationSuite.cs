using System.Text;
using BriefingBus.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.Testing;

/// <summary>What the migrations of every service must do. Its SQLite files are made by its start or by its migrations.</summary>
public abstract class MigrationSuite<TContext, TSqlite, TPostgres>(
    IDesignTimeDbContextFactory<TSqlite> sqlite, IDesignTimeDbContextFactory<TPostgres> postgres) : IDisposable
    where TContext : DbContext
    where TSqlite : TContext
    where TPostgres : TContext
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-model-").FullName;

    [Fact]
    public void Every_change_of_the_model_has_its_migration()
    {
        using var ofSqlite = sqlite.CreateDbContext([]);
        using var ofPostgres = postgres.CreateDbContext([]);

        ofSqlite.Database.HasPendingModelChanges().ShouldBeFalse();
        ofPostgres.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_file_gets_the_tables_that_its_migrations_make()
    {
        await MigrateAsync("migrated");
        await StartAsync("new");

        (await SchemaAsync("new")).ShouldBe(await SchemaAsync("migrated"));
    }

    [Fact]
    public async Task Of_several_processes_that_start_over_a_new_file_one_makes_its_tables()
    {
        await StartAsync("one");
        await StartAsync("several", times: 4);

        (await SchemaAsync("several")).ShouldBe(await SchemaAsync("one"));
    }

    [Fact]
    public async Task A_file_of_an_earlier_version_gets_the_migrations_that_it_lacks()
    {
        await MigrateAsync("earlier", last: "Initial");
        await MigrateAsync("migrated");
        await StartAsync("earlier");

        (await SchemaAsync("earlier")).ShouldBe(await SchemaAsync("migrated"));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts a service over the file, as many times at once.</summary>
    private async Task StartAsync(string file, int times = 1) =>
        await Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(async () =>
        {
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
                .AddServiceDatabase<TContext, TSqlite, TPostgres>(new DatabaseOptions { Folder = folder }, file)
                .BuildServiceProvider();
            foreach (var database in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
                await database.StartingAsync(CancellationToken.None);
        })));

    /// <summary>Runs a file through its migrations, one by one, up to the last or the one named.</summary>
    private async Task MigrateAsync(string file, string? last = null)
    {
        var options = new DbContextOptionsBuilder<TSqlite>().UseSqlite($"Data Source={PathOf(file)}").Options;
        await using var context = (TSqlite)Activator.CreateInstance(typeof(TSqlite), options)!;
        await context.Database.MigrateAsync(last);
    }

    /// <summary>The SQL of all tables and indexes of a file, and its migrations.</summary>
    private async Task<string> SchemaAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={PathOf(file)}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT name || ': ' || sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> '__EFMigrationsLock'
            UNION ALL SELECT MigrationId || ' ' || ProductVersion FROM __EFMigrationsHistory ORDER BY 1
            """;
        var schema = new StringBuilder();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            schema.AppendLine(rows.GetString(0));
        return schema.ToString();
    }

    private string PathOf(string file) => Path.Combine(folder, file + ".db");
}
