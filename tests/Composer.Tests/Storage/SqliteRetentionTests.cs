using BriefingBus.Persistence;

namespace BriefingBus.Composer.Tests.Storage;

public sealed class SqliteRetentionTests : RetentionSuite, IDisposable
{
    private readonly SqliteFolder folder = new();

    protected override DatabaseOptions Database => folder.Options;

    public void Dispose() => folder.Dispose();
}
