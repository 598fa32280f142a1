using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BriefingBus.Configuration;

/// <summary>Compares <c>briefing.yaml</c> with the current configuration at regular intervals. A valid change stops the process's host,
/// which continues with <see cref="Next"/>; an invalid one is refused and reported to the operator. It compares content rather than times,
/// so that it also detects changes of a mounted file and a swapped symbolic link.</summary>
/// <param name="inForce">The current configuration.</param>
/// <param name="read">Reads the file; throws <see cref="WrongConfigurationException"/> if it is invalid.</param>
/// <param name="lifetime">The host's lifetime.</param>
/// <param name="log">The log.</param>
public sealed partial class ConfigurationFile(
    BriefingFile inForce, Func<BriefingFile> read, IHostApplicationLifetime lifetime, ILogger<ConfigurationFile> log) : IHealthCheck
{
    /// <summary>The time between two comparisons.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly string path = inForce.Configuration.Path;
    private string seen = inForce.Configuration.Version;
    private string judged = inForce.Configuration.Version;

    /// <summary>The configuration to restart with; null while nothing has changed.</summary>
    public BriefingFile? Next { get; private set; }

    /// <summary>Why the changed file was refused, or null.</summary>
    public string? Refusal { get; private set; }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Refusal is { } refusal
            ? HealthCheckResult.Degraded($"The changed {path} is wrong and was not applied: {refusal}")
            : HealthCheckResult.Healthy());

    /// <summary>Compares once. A change counts after two comparisons agree, since the file may still be being written.</summary>
    public void Compare()
    {
        var (before, now) = (seen, Version());
        seen = now;
        if (now != before || now == judged || Next is not null)
            return;
        judged = now;
        if (now == inForce.Configuration.Version)
            Restore();
        else
            Apply();
    }

    private void Restore()
    {
        Refusal = null;
        LogRestored(log, path, inForce.Configuration.Version);
    }

    private void Apply()
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
        LogApplied(log, path, Next.Configuration.Version);
        lifetime.StopApplication();
    }

    private string Version()
    {
        try
        {
            return BriefingConfiguration.VersionOf(BriefingText.Load(path));
        }
        catch (ConfigurationMistakesException wrong)
        {
            return wrong.Message;
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{File} has changed: the process finishes its work in progress and continues with version {Version}")]
    private static partial void LogApplied(ILogger log, string file, string version);

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The changed {File} is invalid; version {Version} stays in force until it is corrected: {Mistakes}")]
    private static partial void LogRefused(ILogger log, string file, string version, string mistakes);

    [LoggerMessage(Level = LogLevel.Information, Message = "{File} is version {Version} again, which is in force")]
    private static partial void LogRestored(ILogger log, string file, string version);
}
