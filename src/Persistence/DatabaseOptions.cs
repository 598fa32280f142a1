using System.ComponentModel.DataAnnotations;
using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace BriefingBus.Persistence;

/// <summary>The kinds of database for a service's state.</summary>
public enum DatabaseProvider
{
    /// <summary>A file beside the process.</summary>
    Sqlite,

    /// <summary>A server that several processes of one service share.</summary>
    Postgres,
}

/// <summary>The database that holds a service's state: <c>DATABASE__PROVIDER</c>, <c>DATABASE__HOST</c> and so on in the
/// environment.</summary>
public sealed record DatabaseOptions
{
    /// <summary>The section of the configuration with the options.</summary>
    public const string Section = "Database";

    /// <summary>The kind of database: SQLite for one process of each service, PostgreSQL for several.</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>The folder of the SQLite files, one file for each service.</summary>
    public string Folder { get; init; } = "data";

    /// <summary>PostgreSQL's host name.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>PostgreSQL's port, 1 to 65535.</summary>
    [Range(1, 65535)]
    public int Port { get; init; } = 5432;

    /// <summary>PostgreSQL's database; each service has its own schema in it.</summary>
    public string Name { get; init; } = "briefingbus";

    /// <summary>PostgreSQL's user.</summary>
    public string User { get; init; } = "briefingbus";

    /// <summary>PostgreSQL's password.</summary>
    public string? Password { get; init; }

    /// <summary>A file with the password, instead of <see cref="Password"/>: <c>DATABASE__PASSWORD_FILE</c>.</summary>
    [ConfigurationKeyName("Password_File")]
    public string? PasswordFile { get; init; }

    /// <summary>The encryption of the connection to PostgreSQL (PostgreSQL's documentation, 32.19.1): <c>VerifyFull</c> also checks the
    /// server's name.</summary>
    public SslMode SslMode { get; init; } = SslMode.Prefer;

    /// <summary>A PEM file with the certificate authorities to trust for PostgreSQL:
    /// <c>DATABASE__ROOT_CERTIFICATE_FILE</c>.</summary>
    [ConfigurationKeyName("Root_Certificate_File")]
    public string? RootCertificateFile { get; init; }

    /// <summary>A PEM file with this process's client certificate: <c>DATABASE__CERTIFICATE_FILE</c>.</summary>
    [ConfigurationKeyName("Certificate_File")]
    public string? CertificateFile { get; init; }

    /// <summary>A PEM file with that certificate's key: <c>DATABASE__KEY_FILE</c>.</summary>
    [ConfigurationKeyName("Key_File")]
    public string? KeyFile { get; init; }

    /// <summary>Reads the options from the process's configuration.</summary>
    /// <exception cref="WrongEnvironmentException">A value does not fit its option.</exception>
    public static DatabaseOptions From(IConfiguration configuration) => EnvironmentOptions.Read<DatabaseOptions>(configuration, Section);
}
