using BriefingBus.Persistence;
using BriefingBus.Testing;

namespace BriefingBus.Delivery.Tests.Ledger;

public sealed class PostgresDeliveryTests : DeliverySuite
{
    private readonly PostgresDatabase database = new();

    protected override DatabaseOptions Database => database.Options;

    /// <summary>Another name of the same server: another pool of connections, as another process has.</summary>
    protected override DatabaseOptions? DatabaseOfAnother => database.Options with { Host = "localhost" };

    protected override string RefuseLines => "ALTER TABLE deliveries.deliveries ADD CONSTRAINT refused CHECK (false) NOT VALID";

    public override async ValueTask InitializeAsync()
    {
        await database.InitializeAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }
}
