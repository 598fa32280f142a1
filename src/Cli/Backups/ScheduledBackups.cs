using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace BriefingBus.Cli.Backups;

/// <summary>Makes a backup every day at its hour. While the last one is missing, the process is degraded, so that the operator is
/// notified.</summary>
/// <param name="options">The folder, the hour and the number of backups.</param>
/// <param name="database">The databases to back up.</param>
/// <param name="configuration">The configuration, of which each backup has a copy.</param>
/// <param name="clock">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class ScheduledBackups(
    BackupOptions options, DatabaseOptions database, BriefingConfiguration configuration, TimeProvider clock, ILogger<ScheduledBackups> log)
    : IHealthCheck
{
    /// <summary>The time between two checks for a due backup.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <summary>The timeout of a backup.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromHours(2);

    /// <summary>The wait after a failure, which may happen after gigabytes were copied.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(15);

    private (DateTimeOffset At, string Reason)? failed;

    /// <summary>Makes a due backup, unless it exists or another process makes it.</summary>
    public async Task MakeDueAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (options.Folder is not { } folder || now - failed?.At < RetryAfter)
            return;
        try
        {
            var series = new BackupSeries(Path.GetFullPath(folder));
            var due = DailyHour.Last(options.At, options.TimeZone, now);
            if (await series.MakeAsync(due, configuration.Path, database, clock, cancellation) is { } made)
                log.LogInformation(
                    "Backup {Folder} holds {Rows} rows; {Deleted} older backups were deleted",
                    made.Path, made.Rows, series.Prune(options.Keep));
            failed = null;
        }
        catch (Exception fault) when (
            fault is IOException or UnauthorizedAccessException or DbException or NotStartedException or InvalidDataException
            || TransientFault.IsTransient(fault))
        {
            failed = (now, fault.GetBaseException().Message.TrimEnd('.'));
            log.LogError("The backup into {Folder} failed: {Reason}. Next attempt in {Wait}", folder, failed.Value.Reason, RetryAfter);
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(failed is { } last
            ? HealthCheckResult.Unhealthy(
                $"The backup into {options.Folder} failed at {last.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {last.Reason}. Retrying "
                + $"every {RetryAfter.TotalMinutes:0} minutes. Make room or give this process access to the folder.")
            : HealthCheckResult.Healthy());
}
