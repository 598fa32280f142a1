using BriefingBus.Delivery.Ledger;
using BriefingBus.Testing;

namespace BriefingBus.Delivery.Tests.Ledger;

public sealed class MigrationTests() : MigrationSuite<DeliveryContext, SqliteDeliveryContext, PostgresDeliveryContext>(
    new SqliteDeliveryContext.Design(), new PostgresDeliveryContext.Design());
