using BriefingBus.ServiceDefaults.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Health;

public sealed class HealthEndpointsTests
{
    [Fact]
    public async Task A_process_has_started_once_it_was_ready_whatever_it_is_later()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var database = HealthCheckResult.Unhealthy("away");
        builder.Services.AddHealthChecks().AddCheck("database", () => database, [HealthEndpoints.Ready]);
        await using var app = builder.Build();
        app.MapHealth();
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new(app.Urls.Single()) };

        (await AskAsync("startup"), await AskAsync("ready"), await AskAsync("live")).ShouldBe((503, 503, 200));
        database = HealthCheckResult.Healthy();
        (await AskAsync("startup"), await AskAsync("ready")).ShouldBe((200, 200));
        database = HealthCheckResult.Unhealthy("away again");
        (await AskAsync("startup"), await AskAsync("ready")).ShouldBe((200, 503));

        async Task<int> AskAsync(string what) =>
            (int)(await client.GetAsync($"/health/{what}", TestContext.Current.CancellationToken)).StatusCode;
    }
}
