using System.Net.Http.Json;
using System.Text.Json;
using BriefingBus.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

public sealed class TestServicesTests(RabbitMqServer rabbit, PostgresDatabase postgres)
    : IClassFixture<RabbitMqServer>, IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task The_tests_get_an_empty_virtual_host_of_their_own()
    {
        var queues = await rabbit.Management.GetFromJsonAsync<JsonElement[]>($"/api/queues/{rabbit.Options.VirtualHost}");

        queues.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_tests_get_an_empty_database_of_their_own()
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        await using var command =
            source.CreateCommand("SELECT count(*) FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')");

        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }
}
