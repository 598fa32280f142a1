using BriefingBus.Persistence;

namespace BriefingBus.Delivery.Tests.Ledger;

public sealed class SqliteDeliveryTests : DeliverySuite
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-deliveries-");

    protected override DatabaseOptions Database => new() { Folder = folder.FullName };

    protected override DatabaseOptions? DatabaseOfAnother => null;

    protected override string RefuseLines => "CREATE TRIGGER refused BEFORE INSERT ON deliveries BEGIN SELECT RAISE(ABORT, 'no more'); END";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
