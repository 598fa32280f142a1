using BriefingBus.Fetcher.Storage;
using BriefingBus.Testing;

namespace BriefingBus.Fetcher.Tests.Storage;

public sealed class MigrationTests() : MigrationSuite<FetcherContext, SqliteFetcherContext, PostgresFetcherContext>(
    new SqliteFetcherContext.Design(), new PostgresFetcherContext.Design());
