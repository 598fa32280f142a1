using BriefingBus.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace BriefingBus.Persistence.Tests;

public sealed class PostgresTlsTests(PostgresDatabase postgres) : IClassFixture<PostgresDatabase>
{
    [Fact]
    public async Task A_server_that_the_authority_vouches_for_is_connected_to_over_tls()
    {
        await using var connection = new NpgsqlConnection(ConnectionString(SslMode.VerifyFull, "ca.pem"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()", connection);

        (await command.ExecuteScalarAsync()).ShouldBe(true);
    }

    [Theory]
    [InlineData("other-ca.pem")]
    [InlineData(null)]
    public async Task A_server_of_another_authority_is_not_connected_to(string? authority)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(SslMode.VerifyFull, authority));

        (await Should.ThrowAsync<NpgsqlException>(connection.OpenAsync()))
            .InnerException.ShouldBeOfType<System.Security.Authentication.AuthenticationException>();
    }

    private string ConnectionString(SslMode mode, string? authority)
    {
        if (TestService.WhyAbsent("TEST_TLS") is { } why)
            throw TestService.Absent(why);
        return DatabaseRegistration.PostgresConnectionString(postgres.Options with
        {
            SslMode = mode,
            RootCertificateFile = authority is null ? null : Path.Combine(Environment.GetEnvironmentVariable("TEST_TLS")!, authority),
        });
    }
}
