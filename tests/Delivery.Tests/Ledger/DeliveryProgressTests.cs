using BriefingBus.Delivery.Ledger;
using BriefingBus.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace BriefingBus.Delivery.Tests.Ledger;

public sealed class DeliveryProgressTests
{
    private readonly FakeClock clock = new("2026-03-02T06:00:00Z");
    private readonly DeliveryProgress progress;

    public DeliveryProgressTests() =>
        progress = new DeliveryProgress(["files"], clock, NullLogger<DeliveryProgress>.Instance);

    [Fact]
    public async Task An_outlet_that_fails_for_a_minute_is_not_ready_and_says_why_until_it_takes_a_delivery()
    {
        progress.NoteFailure("slack/newsroom", new TimeoutException("It did not answer."));
        (await CheckAsync()).Status.ShouldBe(HealthStatus.Healthy);

        clock.Advance(TimeSpan.FromSeconds(61));
        progress.NoteFailure("slack/newsroom", new TimeoutException("It is still away."));
        var check = await CheckAsync();
        check.Status.ShouldBe(HealthStatus.Unhealthy);
        check.Description.ShouldBe("slack/newsroom has taken nothing for 1 min: It is still away.");

        progress.NoteEnd("slack/newsroom");
        (await CheckAsync()).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_delivery_that_hangs_is_reported()
    {
        using (progress.Begin())
        {
            clock.Advance(TimeSpan.FromMinutes(16));
            (await CheckAsync()).Description.ShouldBe("A delivery has been running for 15 min.");
            progress.NoteActivity();
            (await CheckAsync()).Status.ShouldBe(HealthStatus.Healthy);
        }
        clock.Advance(TimeSpan.FromDays(1));
        (await CheckAsync()).Status.ShouldBe(HealthStatus.Healthy);
    }

    private Task<HealthCheckResult> CheckAsync() =>
        progress.CheckHealthAsync(new HealthCheckContext(), TestContext.Current.CancellationToken);
}
