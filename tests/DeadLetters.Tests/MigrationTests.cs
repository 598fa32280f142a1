using BriefingBus.DeadLetters.Storage;
using BriefingBus.Testing;

namespace BriefingBus.DeadLetters.Tests;

public sealed class MigrationTests() : MigrationSuite<FailedMessageContext, SqliteFailedMessageContext, PostgresFailedMessageContext>(
    new SqliteFailedMessageContext.Design(), new PostgresFailedMessageContext.Design());
