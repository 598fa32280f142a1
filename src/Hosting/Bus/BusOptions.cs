namespace BriefingBus.Hosting.Bus;

/// <summary>Which bus a process talks over: <c>BUS__HOST</c>, <c>BUS__USER</c> and so on in the environment.</summary>
public sealed record BusOptions
{
    /// <summary>RabbitMQ's host, or several separated by commas for a cluster, each with an optional <c>:port</c>;
    /// null for the in-memory transport, which lives and dies with the process.</summary>
    public string? Host { get; init; }

    /// <summary>RabbitMQ's virtual host.</summary>
    public string VirtualHost { get; init; } = "/";

    /// <summary>RabbitMQ's user.</summary>
    public string User { get; init; } = "guest";

    /// <summary>RabbitMQ's password.</summary>
    public string? Password { get; init; }

    /// <summary>A file that holds the password, instead of <see cref="Password"/>.</summary>
    public string? PasswordFile { get; init; }
}
