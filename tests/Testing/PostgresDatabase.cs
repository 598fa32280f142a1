using System.Globalization;
using BriefingBus.Persistence;
using Npgsql;
using Xunit;

namespace BriefingBus.Testing;

/// <summary>An empty database of its own on the tests' PostgreSQL (<c>TEST_POSTGRES</c>, see <c>tests/services</c>): a class fixture,
/// dropped at the end. Without a server the class's tests are skipped; with <c>CI=true</c> they fail.</summary>
public sealed class PostgresDatabase : IAsyncLifetime
{
    private readonly string? why = TestService.WhyAbsent("TEST_POSTGRES");
    private NpgsqlConnectionStringBuilder? connection;

    /// <summary>How to reach the database; skips the test that asks where there is no server.</summary>
    public DatabaseOptions Options => new()
    {
        Provider = DatabaseProvider.Postgres,
        Host = Connection.Host!,
        Port = Connection.Port,
        Name = Connection.Database!,
        User = Connection.Username!,
        Password = Connection.Password,
    };

    /// <summary>What a service reads to reach the database.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["DATABASE__PROVIDER"] = nameof(DatabaseProvider.Postgres),
        ["DATABASE__HOST"] = Options.Host,
        ["DATABASE__PORT"] = Options.Port.ToString(CultureInfo.InvariantCulture),
        ["DATABASE__NAME"] = Options.Name,
        ["DATABASE__USER"] = Options.User,
        ["DATABASE__PASSWORD"] = Options.Password!,
    };

    /// <summary>The connection string of the database; skips the test that asks where there is no server.</summary>
    public string ConnectionString => Connection.ToString();

    private NpgsqlConnectionStringBuilder Connection => connection ?? throw TestService.Absent(why!);

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (why is not null)
            return;
        var name = "test_" + Guid.NewGuid().ToString("N")[..12];
        await RunAsync($"CREATE DATABASE {name}");
        connection = new(System.Environment.GetEnvironmentVariable("TEST_POSTGRES")) { Database = name };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (connection is null)
            return;
        await using (var own = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(own);
        await RunAsync($"DROP DATABASE IF EXISTS {connection.Database} WITH (FORCE)");
    }

    private static async Task RunAsync(string sql)
    {
        await using var server = NpgsqlDataSource.Create(System.Environment.GetEnvironmentVariable("TEST_POSTGRES")!);
        await using var command = server.CreateCommand(sql);
        // Files are copied and flushed, and many tests begin at once.
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
    }
}
