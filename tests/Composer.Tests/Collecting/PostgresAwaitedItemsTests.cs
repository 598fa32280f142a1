using BriefingBus.Persistence;
using BriefingBus.Testing;
using Xunit;

namespace BriefingBus.Composer.Tests.Collecting;

public sealed class PostgresAwaitedItemsTests(RabbitMqServer server) : AwaitedItemsSuite(server), IAsyncLifetime
{
    private readonly PostgresDatabase database = new();

    protected override DatabaseOptions Database => database.Options;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
