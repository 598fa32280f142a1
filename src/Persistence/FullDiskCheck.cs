using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Persistence;

/// <summary>Checks whether SQLite can still write. On a full disk some writes still succeed, in the space that a log has allocated, so a
/// single write proves nothing.</summary>
/// <param name="folder">The folder of the databases.</param>
/// <param name="measure">Returns the free and total bytes of the disk of a folder.</param>
internal sealed class FullDiskCheck(string folder, Func<string, (long Free, long Total)> measure) : IHealthCheck
{
    /// <summary>The size that a write-ahead log reaches before SQLite restarts it (1,000 pages of 4 KiB, sqlite.org/wal.html §4).</summary>
    internal const long MinBytes = 4L * 1024 * 1024;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (free, _) = measure(folder);
        return Task.FromResult(free < MinBytes
            ? HealthCheckResult.Unhealthy(
                $"The disk of {folder} is full: databases cannot be written. Make room; everything else recovers on its own.")
            : HealthCheckResult.Healthy());
    }
}
