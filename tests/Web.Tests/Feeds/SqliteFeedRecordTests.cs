using BriefingBus.Persistence;

namespace BriefingBus.Web.Tests.Feeds;

public sealed class SqliteFeedRecordTests : FeedRecordSuite, IDisposable
{
    private readonly SqliteFolder folder = new();

    protected override DatabaseOptions Database => folder.Options;

    public void Dispose() => folder.Dispose();
}
