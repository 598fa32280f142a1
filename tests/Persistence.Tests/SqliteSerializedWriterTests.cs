using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Persistence.Tests;

public sealed class SqliteSerializedWriterTests : SerializedWriterSuite
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-writer-").FullName;

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return base.DisposeAsync();
    }

    protected override IDbContextFactory<CounterContext> Contexts() =>
        new Factory(new DbContextOptionsBuilder().UseSqlite($"Data Source={Path.Combine(folder, "counters.db")}").Options);
}
