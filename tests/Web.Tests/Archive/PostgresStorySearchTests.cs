using BriefingBus.Persistence;
using BriefingBus.Testing;
using Xunit;

namespace BriefingBus.Web.Tests.Archive;

public sealed class PostgresStorySearchTests : StorySearchSuite, IAsyncLifetime
{
    private readonly PostgresDatabase database = new();

    protected override DatabaseOptions Database => database.Options;

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
