namespace BriefingBus.Cli.Conventions;

/// <summary>The databases and the broker of an installation, from <c>--data</c> or else the environment.</summary>
internal static class Installation
{
    /// <summary>The environment variables.</summary>
    public static IConfiguration Settings => new ConfigurationBuilder().AddEnvironmentVariables().Build();

    /// <summary>The broker, or the in-memory bus if <c>BUS__HOST</c> is not set.</summary>
    public static BusOptions Bus => BusOptions.From(Settings);

    /// <summary>The databases.</summary>
    /// <param name="folder">Folder of the SQLite files, or null for those of <c>DATABASE__…</c>.</param>
    public static DatabaseOptions Databases(string? folder) =>
        folder is null ? DatabaseOptions.From(Settings) : new DatabaseOptions { Folder = folder };

    /// <summary>The SQLite file of a service if it should exist and does not; otherwise null.</summary>
    public static string? MissingFile(DatabaseOptions database, string service) =>
        database.Provider == DatabaseProvider.Sqlite
        && Path.Combine(database.Folder, service + ".db") is var file && !File.Exists(file)
            ? file
            : null;
}
