using System.ComponentModel.DataAnnotations;
using BriefingBus.ServiceDefaults.Files;
using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>The options of a process's bus: <c>BUS__HOST</c>, <c>BUS__USER</c> and so on in the environment.</summary>
public sealed record BusOptions
{
    /// <summary>The section of the configuration with the options.</summary>
    public const string Section = "Bus";

    /// <summary>RabbitMQ's host, or several separated by commas for a cluster, each with an optional <c>:port</c>; null for the in-memory
    /// transport, whose messages are lost with the process.</summary>
    public string? Host { get; init; }

    /// <summary>RabbitMQ's virtual host.</summary>
    public string VirtualHost { get; init; } = "/";

    /// <summary>RabbitMQ's user.</summary>
    public string User { get; init; } = "guest";

    /// <summary>RabbitMQ's password.</summary>
    public string? Password { get; init; }

    /// <summary>A file with the password, instead of <see cref="Password"/>: <c>BUS__PASSWORD_FILE</c>.</summary>
    [ConfigurationKeyName("Password_File")]
    public string? PasswordFile { get; init; }

    /// <summary>Whether the connection to RabbitMQ is encrypted (TLS 1.2 or later); the port then defaults to 5671.</summary>
    public bool Tls { get; init; }

    /// <summary>A PEM file with the certificate authorities to trust for the broker: <c>BUS__TLS_CA_FILE</c>; without it, the
    /// system's.</summary>
    [ConfigurationKeyName("Tls_Ca_File")]
    public string? TlsCaFile { get; init; }

    /// <summary>A PEM file with this process's client certificate: <c>BUS__TLS_CERTIFICATE_FILE</c>.</summary>
    [ConfigurationKeyName("Tls_Certificate_File")]
    public string? TlsCertificateFile { get; init; }

    /// <summary>A PEM file with that certificate's key, unless it is in the same file: <c>BUS__TLS_KEY_FILE</c>.</summary>
    [ConfigurationKeyName("Tls_Key_File")]
    public string? TlsKeyFile { get; init; }

    /// <summary>Address of RabbitMQ's management API, such as <c>http://rabbitmq:15672</c>, for services that show queues; null if there is
    /// none. The user signs in there too, and needs the tag <c>monitoring</c> (RabbitMQ documentation, Management Plugin,
    /// Permissions).</summary>
    public Uri? Management { get; init; }

    /// <summary>The prefetch count: the maximum number of unfinished messages of a queue's consumer, 1 to 1000. When a message kills its
    /// process, the broker counts a delivery for all of them. A larger count is faster; a smaller one affects fewer messages.</summary>
    [Range(1, 1000)]
    public ushort Prefetch { get; init; } = 16;

    /// <summary>The broker's nodes as <c>host:port</c>, in the order given; empty for the in-memory transport.</summary>
    public IReadOnlyList<string> Nodes =>
        [.. (Host ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(n => n.Contains(':') ? n : n + (Tls ? ":5671" : ":5672"))];

    /// <summary>Returns the password: the text of <see cref="PasswordFile"/> if it is set.</summary>
    /// <exception cref="IOException">The file holds no password.</exception>
    public string ReadPassword() => PasswordFile is { Length: > 0 } file ? SecretFile.Require(file) : Password ?? "guest";

    /// <summary>Reads the options from the process's configuration.</summary>
    /// <exception cref="WrongEnvironmentException">A value does not fit its option.</exception>
    public static BusOptions From(IConfiguration configuration)
    {
        var options = EnvironmentOptions.Read<BusOptions>(configuration, Section);
        if (string.IsNullOrWhiteSpace(options.Host))
            return options with { Host = null };
        if (options.Tls)
            (_, _) = (BrokerTls.ClientCertificate(options), BrokerTls.Validation(options)); // reports problems of the files at once
        return options.Nodes.Count > 0 && options.Nodes.All(IsNode)
            ? options
            : throw new WrongEnvironmentException(
                "BUS__HOST", options.Host, "a host such as rabbitmq or rabbitmq:5672, or several separated by commas");
    }

    private static bool IsNode(string node)
    {
        var colon = node.LastIndexOf(':');
        return ushort.TryParse(node[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0
            && Uri.CheckHostName(node[..colon].Trim('[', ']')) != UriHostNameType.Unknown;
    }
}
