using System.Text;
using BriefingBus.Persistence;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BriefingBus.Testing;

/// <summary>A service's SQLite files, made by its start or by its migrations, whose tables must be the same.</summary>
public sealed class SqliteTables<TContext, TSqlite, TPostgres> : IDisposable
    where TContext : DbContext
    where TSqlite : TContext
    where TPostgres : TContext
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-model-").FullName;

    /// <summary>Starts a service over the file, as many times at once.</summary>
    public async Task StartAsync(string file, int times = 1) =>
        await Task.WhenAll(Enumerable.Range(0, times).Select(_ => Task.Run(async () =>
        {
            await using var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
                .AddServiceDatabase<TContext, TSqlite, TPostgres>(new DatabaseOptions { Folder = folder }, file)
                .BuildServiceProvider();
            foreach (var database in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
                await database.StartingAsync(CancellationToken.None);
        })));

    /// <summary>Runs a file through its migrations, one by one.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="last">The last of them, or null for all.</param>
    public async Task MigrateAsync(string file, string? last = null)
    {
        await using var context = (TSqlite)Activator.CreateInstance(typeof(TSqlite), Options(file))!;
        await context.Database.MigrateAsync(last);
    }

    /// <summary>The SQL of all tables and indexes of a file, and its migrations.</summary>
    public async Task<string> SchemaAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, file + ".db")}");
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

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private DbContextOptions<TSqlite> Options(string file) =>
        new DbContextOptionsBuilder<TSqlite>().UseSqlite($"Data Source={Path.Combine(folder, file + ".db")}").Options;
}
