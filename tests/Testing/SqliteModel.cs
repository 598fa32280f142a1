using System.Text;
using BriefingBus.Hosting.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;

namespace BriefingBus.Testing;

/// <summary>What must hold of a service's SQLite database: the tables of a new file are those that the migrations make, and the model that was
/// compiled ahead of time is the one that the code describes.</summary>
public sealed class SqliteModel<TContext, TSqlite, TPostgres> : IDisposable
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

    /// <summary>Fails unless the compiled model is in use and describes what the code does.</summary>
    public void CompiledModelShouldBeTheModel()
    {
        using var context = (TSqlite)Activator.CreateInstance(typeof(TSqlite), Options("model"))!;
        context.Model.GetType().Name.ShouldBe(typeof(TSqlite).Name + "Model", "no compiled model is in use");
        Describe(context.Model).ShouldBe(
            Describe(context.GetService<IDesignTimeModel>().Model), "the compiled model is out of date: make it again (CONTRIBUTING.md)");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private DbContextOptions<TSqlite> Options(string file) =>
        new DbContextOptionsBuilder<TSqlite>().UseSqlite($"Data Source={Path.Combine(folder, file + ".db")}").Options;

    private static string Describe(IModel model) => string.Join('\n', model.GetEntityTypes().OrderBy(e => e.Name, StringComparer.Ordinal).SelectMany(entity =>
        entity.GetProperties().Select(p => $"{entity.GetTableName()}.{p.GetColumnName()} {p.GetColumnType()} {p.ClrType} {p.IsNullable} {p.IsConcurrencyToken} {p.ValueGenerated} {p.GetTypeMapping().Converter?.ProviderClrType}")
            .Concat(entity.GetKeys().Select(k => $"{entity.GetTableName()} key {k.GetName()}"))
            .Concat(entity.GetIndexes().Select(i => $"{entity.GetTableName()} index {i.GetDatabaseName()} {i.IsUnique}"))
            .Concat(entity.GetForeignKeys().Select(f => $"{entity.GetTableName()} foreign {f.GetConstraintName()} {f.DeleteBehavior}"))
            .Order(StringComparer.Ordinal)));
}
