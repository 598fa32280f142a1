using BriefingBus.Persistence;
using Microsoft.Data.Sqlite;

namespace BriefingBus.Composer.Tests;

/// <summary>A folder with a SQLite database of its own.</summary>
internal sealed class SqliteFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-composer-").FullName;

    public DatabaseOptions Options => new() { Folder = folder };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
