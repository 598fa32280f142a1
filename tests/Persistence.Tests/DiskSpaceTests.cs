using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Xunit;

namespace BriefingBus.Persistence.Tests;

/// <summary>A disk that runs full is reported early, and makes a service unready once nothing can be written.</summary>
public sealed class DiskSpaceTests
{
    private const long Megabyte = 1024 * 1024;

    [Theory]
    [InlineData(0, 1_000_000, HealthStatus.Degraded, HealthStatus.Unhealthy)]
    [InlineData(3, 1_000_000, HealthStatus.Degraded, HealthStatus.Unhealthy)]
    [InlineData(400, 1_000_000, HealthStatus.Degraded, HealthStatus.Healthy)]
    [InlineData(9_000, 1_000_000, HealthStatus.Degraded, HealthStatus.Healthy)]
    [InlineData(9_000, 20_000, HealthStatus.Healthy, HealthStatus.Healthy)]
    public async Task The_free_space_decides(long free, long total, HealthStatus notice, HealthStatus readiness)
    {
        (long, long) Measure(string folder) => (free * Megabyte, total * Megabyte);

        (await new DiskSpaceCheck("/data", Measure).CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status.ShouldBe(notice);
        (await new FullDiskCheck("/data", Measure).CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status
            .ShouldBe(readiness);
    }
}
