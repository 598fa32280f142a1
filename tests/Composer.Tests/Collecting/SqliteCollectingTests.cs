using BriefingBus.Persistence;

namespace BriefingBus.Composer.Tests.Collecting;

public sealed class SqliteCollectingTests : CollectingSuite, IDisposable
{
    private readonly SqliteFolder folder = new();

    protected override DatabaseOptions Database => folder.Options;

    public void Dispose() => folder.Dispose();
}
