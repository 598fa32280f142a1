using System.Collections.Frozen;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Reports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Reports;

public sealed class ServiceReporterTests
{
    private const int AtOnce = 8;
    private const int Looks = 500;

    /// <summary>Delivery does: its reports and its notices have a loop each.</summary>
    [Fact]
    public async Task Several_may_look_at_once_while_checks_fail_and_recover()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(new ServiceName("delivery")).AddSingleton<ServiceReporter>();
        builder.Services.AddBriefingBus(new BusOptions(), _ => { });
        builder.Services.AddSingleton<HealthCheckService, FlickeringHealth>();
        using var host = builder.Build();
        var reporter = host.Services.GetRequiredService<ServiceReporter>();

        var problems = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            var seen = 0;
            for (var look = 0; look < Looks; look++)
                seen += (await reporter.CurrentAsync(TestContext.Current.CancellationToken)).Problems.Count;
            return seen;
        })));

        problems.Sum().ShouldBe(AtOnce * Looks / 2 * FlickeringHealth.Checks);
    }

    /// <summary>All checks fail at one look and recover at the next.</summary>
    private sealed class FlickeringHealth : HealthCheckService
    {
        /// <summary>How many checks there are.</summary>
        public const int Checks = 300;

        private static readonly HealthReport Good = Report(HealthStatus.Healthy);
        private static readonly HealthReport Bad = Report(HealthStatus.Degraded);

        private int looks;

        public override Task<HealthReport> CheckHealthAsync(
            Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default) =>
            Task.FromResult(Interlocked.Increment(ref looks) % 2 == 0 ? Good : Bad);

        private static HealthReport Report(HealthStatus status) => new(
            Enumerable.Range(0, Checks).ToFrozenDictionary(
                number => $"check {number}",
                _ => new HealthReportEntry(status, "It flickers.", TimeSpan.Zero, exception: null, data: null)),
            TimeSpan.Zero);
    }
}
