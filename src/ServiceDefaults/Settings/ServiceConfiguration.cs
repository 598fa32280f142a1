using BriefingBus.ServiceDefaults.Logging;

namespace BriefingBus.ServiceDefaults.Settings;

/// <summary>The configuration that a service has read before it starts.</summary>
/// <param name="AddTo">Registers the configuration.</param>
public sealed record ServiceConfiguration(Action<IServiceCollection> AddTo)
{
    /// <summary>The configuration of a service that reads only the environment.</summary>
    public static readonly ServiceConfiguration None = new(_ => { });

    /// <summary>The address to listen on; null for the service's own port on loopback.</summary>
    public string? Listen { get; init; }

    /// <summary>The log options, for those that the environment does not set.</summary>
    public LogOptions? Log { get; init; }

    /// <summary>The configuration to restart with, in the same process, after the host has ended; null to end the process.</summary>
    public Func<IServiceProvider, ServiceConfiguration?> Next { get; init; } = _ => null;
}

/// <summary>The configuration of a process is invalid; the message gives the place and the expected value. Nothing was started.</summary>
/// <param name="message">The errors, one on each line.</param>
public abstract class WrongConfigurationException(string message) : Exception(message);
