using BriefingBus.Hosting.Storage;

namespace BriefingBus.Composer.Tests.Composing;

public sealed class SqliteMorningTests : MorningSuite, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-composer-").FullName;

    protected override DatabaseOptions Database => new() { Folder = folder };

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
