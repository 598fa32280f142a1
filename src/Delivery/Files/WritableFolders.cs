namespace BriefingBus.Delivery.Files;

/// <summary>Checks whether each folder is writable, so that a full or read-only disk is noticed before a briefing arrives.</summary>
internal sealed class WritableFolders(Outlets<FilesOptions> outlets) : IHealthCheck
{
    /// <summary>The free space that a briefing needs.</summary>
    private const int Room = 64 * 1024;

    private readonly IReadOnlyList<(string Folder, FileReaders Readers)> folders =
        [.. outlets.Create((_, options) => (Path.GetFullPath(options.Folder), options.ReadableBy)).Distinct()];

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = new List<string>();
        foreach (var (folder, readers) in folders)
            try
            {
                await ProbeAsync(folder, readers, cancellationToken);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                faults.Add($"The folder {folder} takes no file: {fault.Message}");
            }
        return faults is [] ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy(string.Join(' ', faults));
    }

    private static async Task ProbeAsync(string folder, FileReaders readers, CancellationToken cancellationToken)
    {
        AtomicFile.CreateFolder(folder, readers);
        var probe = Path.Combine(folder, $".briefingbus-{Environment.MachineName}-{Environment.ProcessId}.probe");
        try
        {
            await using var file = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            await file.WriteAsync(new byte[Room], cancellationToken);
            file.Flush(flushToDisk: true);
        }
        finally
        {
            File.Delete(probe);
        }
    }
}
