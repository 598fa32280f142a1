using BriefingBus.Persistence;

namespace BriefingBus.Composer.Tests.Composing;

public sealed class SqliteMorningTests : MorningSuite, IDisposable
{
    private readonly SqliteFolder folder = new();

    protected override DatabaseOptions Database => folder.Options;

    public void Dispose() => folder.Dispose();
}
