using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Xunit;

namespace BriefingBus.Persistence.Tests;

public sealed class DatabaseHealthCheckTests
{
    [Fact]
    public async Task A_server_that_accepts_and_never_answers_is_reported_before_whoever_asks_gives_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var check = new DatabaseHealthCheck<DbContext>(new Contexts(
            $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Username=any;Password=any"));

        var result = await check.CheckHealthAsync(new(), TestContext.Current.CancellationToken);

        result.Status.ShouldBe(HealthStatus.Unhealthy);
        result.Description.ShouldBe("The database has not answered for 3 s.");
    }

    private sealed class Contexts(string connection) : IDbContextFactory<DbContext>
    {
        public DbContext CreateDbContext() => new(new DbContextOptionsBuilder().UseNpgsql(connection).Options);
    }
}
