using BriefingBus.Persistence;
using BriefingBus.Testing;
using Microsoft.Data.Sqlite;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>The suite over a SQLite file.</summary>
public sealed class SqliteDeadLetterServiceTests(RabbitMqServer rabbit) : DeadLetterServiceTests(rabbit), IClassFixture<RabbitMqServer>,
    IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-dead-letters-").FullName;

    protected override DatabaseOptions Database => new() { Folder = folder };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>The suite over PostgreSQL.</summary>
public sealed class PostgresDeadLetterServiceTests(RabbitMqServer rabbit, PostgresDatabase postgres)
    : DeadLetterServiceTests(rabbit), IClassFixture<RabbitMqServer>, IClassFixture<PostgresDatabase>
{
    protected override DatabaseOptions Database => postgres.Options;
}
