using BriefingBus.Persistence;

namespace BriefingBus.Web.Tests.Archive;

public sealed class SqliteStorySearchTests : StorySearchSuite, IDisposable
{
    private readonly SqliteFolder folder = new();

    protected override DatabaseOptions Database => folder.Options;

    public void Dispose() => folder.Dispose();
}
