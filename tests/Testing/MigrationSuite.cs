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

    [Theory]
    [InlineData("no database", "is no SQLite database")]
    [InlineData("cut in half", "is damaged")]
    [InlineData("of another program", "is the database of another program or service")]
    [InlineData("of another service", "is the database of another program or service")]
    public async Task A_file_that_cannot_be_the_database_is_named_with_what_to_do(string file, string problem)
    {
        await MakeUnusableAsync(file);
        var before = await File.ReadAllBytesAsync(PathOf(file));

        var message = (await Should.ThrowAsync<DamagedDatabaseException>(StartAsync(file))).Message;

        message.ShouldStartWith($"{PathOf(file)} {problem}");
        message.ShouldEndWith("Put a backup in its place, or move it away to begin with an empty database.");
        SqliteConnection.ClearAllPools();
        if (!file.StartsWith("of another", StringComparison.Ordinal))
            (await File.ReadAllBytesAsync(PathOf(file))).ShouldBe(before);
    }

    [Fact]
    public async Task Damage_that_is_met_at_work_names_the_file()
    {
        await StartAsync("worn");
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(PathOf("worn"));
        Array.Fill(bytes, (byte)0xEE, 4096, bytes.Length - 4096);
        await File.WriteAllBytesAsync(PathOf("worn"), bytes);
        await using var services = Services("worn");
        await using var context = await services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContextAsync();

        var fault = await Should.ThrowAsync<SqliteException>(context.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory"));

        fault.Message.ShouldContain(PathOf("worn"));
        fault.SqliteErrorCode.ShouldBe(11);
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
            await using var services = Services(file);
            foreach (var database in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
                await database.StartingAsync(CancellationToken.None);
        })));

    private ServiceProvider Services(string file) => new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
        .AddServiceDatabase<TContext, TSqlite, TPostgres>(new DatabaseOptions { Folder = folder }, file)
        .BuildServiceProvider();

    /// <summary>Makes a file that its name describes.</summary>
    private async Task MakeUnusableAsync(string file)
    {
        if (file == "no database")
        {
            await File.WriteAllTextAsync(PathOf(file), new string('x', 8192));
            return;
        }
        if (file == "of another program")
        {
            await ExecuteAsync(file, "CREATE TABLE bookmarks (place TEXT)");
            return;
        }
        await StartAsync(file);
        if (file == "of another service")
            await ExecuteAsync(file, "UPDATE __EFMigrationsHistory SET MigrationId = '20200101000000_' || MigrationId");
        SqliteConnection.ClearAllPools();
        if (file == "cut in half")
            await File.WriteAllBytesAsync(PathOf(file), (await File.ReadAllBytesAsync(PathOf(file)))[..8192]);
    }

    private async Task ExecuteAsync(string file, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={PathOf(file)}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

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
