using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Files;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace BriefingBus.Persistence;

/// <summary>Registers a service's database by the kind that the options name.</summary>
public static class DatabaseRegistration
{
    /// <summary>Registers <c>IDbContextFactory&lt;TContext&gt;</c> over SQLite or PostgreSQL, and the migration of the database at
    /// start.</summary>
    /// <typeparam name="TContext">The context that the service uses.</typeparam>
    /// <typeparam name="TSqlite">Its subclass with the SQLite migrations.</typeparam>
    /// <typeparam name="TPostgres">Its subclass with the PostgreSQL migrations.</typeparam>
    /// <param name="services">The services.</param>
    /// <param name="options">The database.</param>
    /// <param name="service">The service's name in lower case: SQLite file name and PostgreSQL schema.</param>
    public static IServiceCollection AddServiceDatabase<TContext, TSqlite, TPostgres>(
        this IServiceCollection services, DatabaseOptions options, string service)
        where TContext : DbContext
        where TSqlite : TContext
        where TPostgres : TContext
    {
        TransientFault.AddRule(SqliteFaults.IsTransient);
        if (options.Provider == DatabaseProvider.Sqlite)
        {
            var file = SqliteConnectionString(options, service);
            services.AddDiskSpaceCheck(options.Folder);
            return services.AddContext<TContext, TSqlite>(o => o.UseSqlite(file).AddInterceptors(new DamagedDatabase()));
        }
        services.AddCertificateCheck("database certificates", options.RootCertificateFile, options.CertificateFile);
        services.ConfigureOpenTelemetryTracerProvider(traces => traces.AddNpgsql());
        services.ConfigureOpenTelemetryMeterProvider(metrics => metrics.AddNpgsqlInstrumentation());
        return services.AddContext<TContext, TPostgres>(o => o.UseServiceSchema(PostgresConnectionString(options), service));
    }

    /// <summary>Uses PostgreSQL, with the service's migrations in its schema.</summary>
    internal static TBuilder UseServiceSchema<TBuilder>(this TBuilder builder, string connection, string schema)
        where TBuilder : DbContextOptionsBuilder
    {
        builder.UseNpgsql(connection, postgres => postgres.MigrationsHistoryTable("migrations", schema));
        return builder;
    }

    /// <summary>Registers the checks of the disk, once for all databases of a process.</summary>
    private static void AddDiskSpaceCheck(this IServiceCollection services, string folder)
    {
        if (services.Any(s => s.ServiceType == typeof(DiskSpaceCheck)))
            return;
        services.AddSingleton(new DiskSpaceCheck(folder, DiskSpaceCheck.Measure));
        services.AddSingleton(new FullDiskCheck(folder, DiskSpaceCheck.Measure));
        services.AddHealthChecks()
            .AddCheck<DiskSpaceCheck>("disk", tags: [HealthEndpoints.Notice])
            .AddCheck<FullDiskCheck>("room on the disk", tags: [HealthEndpoints.Ready]);
    }

    private static IServiceCollection AddContext<TContext, TProvider>(
        this IServiceCollection services, Action<DbContextOptionsBuilder> configure)
        where TContext : DbContext
        where TProvider : TContext
    {
        services.AddDbContextFactory<TProvider>(options =>
        {
            configure(options);
            // A test compares each model with its last migration; a comparison at every start would cost more than the migration.
            options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        });
        services.AddSingleton<IDbContextFactory<TContext>, ProviderContextFactory<TContext, TProvider>>();
        services.AddSingleton<DatabaseMigration<TContext>>();
        services.AddSingleton<Migrate>(provider => provider.GetRequiredService<DatabaseMigration<TContext>>().MigrateAsync);
        services.AddHostedService<DatabaseMigrations>();
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck<TContext>>(typeof(TContext).Name, tags: [HealthEndpoints.Ready]);
        return services;
    }

    private static string SqliteConnectionString(DatabaseOptions options, string service)
    {
        Create(options.Folder);
        return new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(options.Folder, service + ".db"),
            DefaultTimeout = 30,
        }.ToString();
    }

    /// <summary>Creates the folder and checks that it is writable.</summary>
    private static void Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            // A unique name: a file that another process holds open would look like a refusal.
            var probe = Path.Combine(folder, ".writable-" + Path.GetRandomFileName());
            File.Create(probe, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new WrongEnvironmentException("DATABASE__FOLDER", folder, "a folder that this user may write in");
        }
    }

    internal static string PostgresConnectionString(DatabaseOptions options) => new NpgsqlConnectionStringBuilder
    {
        Host = options.Host,
        Port = options.Port,
        Database = options.Name,
        Username = options.User,
        Password = options.PasswordFile is { Length: > 0 } file ? SecretFile.Require(file) : options.Password,
        SslMode = options.SslMode,
        RootCertificate = options.RootCertificateFile,
        SslCertificate = options.CertificateFile,
        SslKey = options.KeyFile,
    }.ToString();

    private sealed class ProviderContextFactory<TContext, TProvider>(IDbContextFactory<TProvider> factory) : IDbContextFactory<TContext>
        where TContext : DbContext
        where TProvider : TContext
    {
        public TContext CreateDbContext() => factory.CreateDbContext();
    }
}
