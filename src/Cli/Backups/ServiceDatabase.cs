using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Cli.Backups;

/// <summary>One service's database, of either kind.</summary>
internal sealed class ServiceDatabase
{
    private readonly Func<DatabaseOptions, OpenDatabase> open;

    private ServiceDatabase(string service, Func<DatabaseOptions, OpenDatabase> open) => (Service, this.open) = (service, open);

    /// <summary>The service.</summary>
    public string Service { get; }

    /// <summary>The database of a service's context.</summary>
    public static ServiceDatabase Of<TContext, TSqlite, TPostgres>(string service)
        where TContext : DbContext
        where TSqlite : TContext
        where TPostgres : TContext =>
        new(service, options =>
        {
            var services = new ServiceCollection().AddLogging().AddServiceDatabase<TContext, TSqlite, TPostgres>(options, service)
                .AddSingleton(TimeProvider.System).BuildServiceProvider();
            return new OpenDatabase(services, services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContext());
        });

    /// <summary>Opens it for reading; null if there is none.</summary>
    /// <exception cref="NotStartedException">It has another version than this program.</exception>
    public async Task<OpenDatabase?> OpenAsync(DatabaseOptions options, CancellationToken cancellation)
    {
        if (Installation.MissingFile(options, Service) is not null)
            return null;
        var database = open(options);
        var applied = (await database.Context.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        if (applied.SequenceEqual(database.Context.Database.GetMigrations()))
            return database;
        await database.DisposeAsync();
        return applied.Count == 0 ? null : throw new NotStartedException(
            $"The database of {Service} is at another version than this program: use the program of the running services, "
            + "or start them once with this one.");
    }

    /// <summary>Creates it, or migrates it to this program's version.</summary>
    public async Task<OpenDatabase> CreateAsync(DatabaseOptions options, CancellationToken cancellation)
    {
        var database = open(options);
        await database.Context.Database.MigrateAsync(cancellation);
        return database;
    }
}

/// <summary>An open database.</summary>
/// <param name="Services">The services that opened it.</param>
/// <param name="Context">Its context.</param>
internal sealed record OpenDatabase(ServiceProvider Services, DbContext Context) : IAsyncDisposable
{
    /// <summary>Closes it, so that a SQLite file is complete without a file beside it.</summary>
    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        await Services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }
}
