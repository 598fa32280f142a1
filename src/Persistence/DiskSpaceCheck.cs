using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Persistence;

/// <summary>Checks whether the disk of the databases has enough free space.</summary>
/// <param name="folder">The folder of the databases.</param>
/// <param name="measure">Returns the free and total bytes of the disk of a folder.</param>
internal sealed class DiskSpaceCheck(string folder, Func<string, (long Free, long Total)> measure) : IHealthCheck
{
    /// <summary>The minimum of free bytes on any disk.</summary>
    private const long MinBytes = 500L * 1024 * 1024;

    /// <summary>The minimum share, unless <see cref="EnoughBytes"/> are free.</summary>
    private const double MinShare = 0.05;

    private const long EnoughBytes = 10L * 1024 * 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (free, total) = measure(folder);
        return Task.FromResult(free < MinBytes || (free < MinShare * total && free < EnoughBytes)
            ? HealthCheckResult.Degraded(
                $"The disk of {folder} has {free / (1024 * 1024)} MB left: make room, or databases cannot be written.")
            : HealthCheckResult.Healthy());
    }

    /// <summary>Measures the disk of a folder.</summary>
    public static (long Free, long Total) Measure(string folder)
    {
        var drive = new DriveInfo(Path.GetFullPath(folder));
        return (drive.AvailableFreeSpace, drive.TotalSize);
    }
}
