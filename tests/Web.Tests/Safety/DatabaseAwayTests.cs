using System.Net;
using BriefingBus.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>A database that goes away, and what it cannot take.</summary>
public sealed class DatabaseAwayTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Morning = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);
    private readonly PostgresDatabase database = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task While_the_database_is_away_pages_say_so_and_read_on_once_it_is_back()
    {
        await using var web = await WebPage.StartAsync(database: database.Options);
        await web.KeepAsync(TestData.Briefing(Morning));
        await AllowAsync(connections: false);
        foreach (var path in new[] { "/", "/archive", "/search?q=ferry", "/feeds", "/briefings/latest.md", "/api/briefings" })
        {
            using var answer = await web.Client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, path);
            answer.Headers.RetryAfter.ShouldNotBeNull(path);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("The database does not answer");
        }

        (await web.Client.GetAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await AllowAsync(connections: true);
        await Eventually.TrueAsync(async () => (await web.Client.GetAsync("/archive")).IsSuccessStatusCode, "the archive reads again");
    }

    [Theory]
    [InlineData("/archive?edition=%00")]
    [InlineData("/search?q=%00&edition=%00&section=%00")]
    [InlineData("/api/briefings?edition=%00")]
    [InlineData("/today/%F0%9F%98%80")]
    [InlineData("/search?q=%ED%A0%80%FF")]
    [InlineData("/search?before=99999999999999999999")]
    [InlineData("/search?q=a&to=9999-12-31&from=0001-01-01&before=-9223372036854775808")]
    public async Task Characters_and_numbers_that_no_database_takes_are_the_askers_mistake(string path)
    {
        await using var web = await WebPage.StartAsync(database: database.Options);

        ((int)(await web.Client.GetAsync(path)).StatusCode).ShouldBeLessThan(500);
    }

    private async Task AllowAsync(bool connections)
    {
        await using var server = NpgsqlDataSource.Create(Environment.GetEnvironmentVariable("TEST_POSTGRES")!);
        var name = database.Options.Name;
        await using (var allow = server.CreateCommand($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {connections}"))
            await allow.ExecuteNonQueryAsync();
        if (!connections)
        {
            await using var end = server.CreateCommand($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
            await end.ExecuteNonQueryAsync();
        }
    }
}
