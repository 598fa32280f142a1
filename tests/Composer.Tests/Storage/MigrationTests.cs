using BriefingBus.Composer.Storage;
using BriefingBus.Testing;

namespace BriefingBus.Composer.Tests.Storage;

public sealed class MigrationTests() : MigrationSuite<ComposerContext, SqliteComposerContext, PostgresComposerContext>(
    new SqliteComposerContext.Design(), new PostgresComposerContext.Design());
