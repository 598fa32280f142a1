using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BriefingBus.Configuration;

/// <summary>The <c>briefing.yaml</c> that the process runs by, compared again and again with the one on the disk. A changed one that is
/// right ends the process's host, to go on with <see cref="Next"/>; a wrong one is refused, and the operator's notices say so. The content
/// is compared, not the file's time: that holds for a mounted file and for a symbolic link that is swapped.</summary>
/// <param name="inForce">What the process runs by.</param>
/// <param name="read">Reads the file anew, and throws <see cref="WrongConfigurationException"/> where it is wrong.</param>
/// <param name="lifetime">Of the host.</param>
/// <param name="log">The log.</param>
public sealed partial class ConfigurationFile(
    BriefingFile inForce, Func<BriefingFile> read, IHostApplicationLifetime lifetime, ILogger<ConfigurationFile> log) : IHealthCheck
{
    /// <summary>The time between two looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly string path = inForce.Configuration.Path;
    private string seen = inForce.Configuration.Version;
    private string judged = inForce.Configuration.Version;

    /// <summary>What the process goes on with; null while nothing new is to be taken up.</summary>
    public BriefingFile? Next { get; private set; }

    /// <summary>Why the file on the disk is not taken up; null where it is the one in force.</summary>
    public string? Refusal { get; private set; }

    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Refusal is { } refusal
            ? HealthCheckResult.Degraded($"The changed {path} is wrong and not taken up: {refusal}")
            : HealthCheckResult.Healthy());

    /// <summary>Compares once. A change counts when two looks find the same, for a file may be read while it is being written.</summary>
    public void Look()
    {
        var (before, now) = (seen, Version());
        seen = now;
        if (now != before || now == judged || Next is not null)
            return;
        judged = now;
        if (now == inForce.Configuration.Version)
            Restore();
        else
            TakeUp();
    }

    private void Restore()
    {
        Refusal = null;
        LogRestored(log, path, inForce.Configuration.Version);
    }

    private void TakeUp()
    {
        try
        {
            Next = read();
        }
        catch (WrongConfigurationException wrong)
        {
            Refusal = string.Join("; ", wrong.Message.Split(Environment.NewLine));
            LogRefused(log, path, inForce.Configuration.Version, Refusal);
            return;
        }
        Refusal = null;
        LogTakenUp(log, path, Next.Configuration.Version);
        lifetime.StopApplication();
    }

    private string Version()
    {
        try
        {
            return BriefingConfiguration.VersionOf(BriefingFile.Load(path));
        }
        catch (ConfigurationMistakesException wrong)
        {
            return wrong.Message;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information, Message = "{File} has changed: what is in hand is finished, then version {Version} is in force")]
    private static partial void LogTakenUp(ILogger log, string file, string version);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The changed {File} is wrong; version {Version} stays in force until it is corrected: {Mistakes}")]
    private static partial void LogRefused(ILogger log, string file, string version, string mistakes);

    [LoggerMessage(Level = LogLevel.Information, Message = "{File} is version {Version} again, which is in force")]
    private static partial void LogRestored(ILogger log, string file, string version);
}
