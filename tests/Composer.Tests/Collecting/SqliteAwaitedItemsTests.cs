using BriefingBus.Persistence;
using BriefingBus.Testing;

namespace BriefingBus.Composer.Tests.Collecting;

public sealed class SqliteAwaitedItemsTests(RabbitMqServer server) : AwaitedItemsSuite(server), IDisposable
{
    private readonly SqliteFolder folder = new();

    protected override DatabaseOptions Database => folder.Options;

    public void Dispose() => folder.Dispose();
}
