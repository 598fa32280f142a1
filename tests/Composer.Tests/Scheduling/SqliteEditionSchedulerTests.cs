using BriefingBus.Persistence;

namespace BriefingBus.Composer.Tests.Scheduling;

public sealed class SqliteEditionSchedulerTests : EditionSchedulerSuite, IDisposable
{
    private readonly SqliteFolder folder = new();

    protected override DatabaseOptions Database => folder.Options;

    public void Dispose() => folder.Dispose();
}
