using BriefingBus.Web.Storage;
using BriefingBus.Testing;

namespace BriefingBus.Web.Tests.Storage;

public sealed class MigrationTests() : MigrationSuite<WebContext, SqliteWebContext, PostgresWebContext>(
    new SqliteWebContext.Design(), new PostgresWebContext.Design());
