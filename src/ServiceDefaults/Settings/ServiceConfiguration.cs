using BriefingBus.ServiceDefaults.Logging;

namespace BriefingBus.ServiceDefaults.Settings;

/// <summary>What a service has read of its own configuration before it starts.</summary>
/// <param name="AddTo">Registers what was read.</param>
public sealed record ServiceConfiguration(Action<IServiceCollection> AddTo)
{
    /// <summary>Of a service that reads nothing but the environment.</summary>
    public static readonly ServiceConfiguration None = new(_ => { });

    /// <summary>Where the service listens; null for its own port on loopback.</summary>
    public string? Listen { get; init; }

    /// <summary>How it logs, where the environment does not say.</summary>
    public LogOptions? Log { get; init; }

    /// <summary>What the service goes on with, in the same process, after its host has ended; null where it ends too.</summary>
    public Func<IServiceProvider, ServiceConfiguration?> Next { get; init; } = _ => null;
}

/// <summary>The configuration of a process is wrong, and the message says where and what was expected; nothing was started.</summary>
/// <param name="message">All that is wrong, a line each.</param>
public abstract class WrongConfigurationException(string message) : Exception(message);
