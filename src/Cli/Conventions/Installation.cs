namespace BriefingBus.Cli.Conventions;

/// <summary>Where an installation has its databases and its broker: as <c>--data</c> says, else as the environment does.</summary>
internal static class Installation
{
    /// <summary>The environment variables.</summary>
    public static IConfiguration Settings => new ConfigurationBuilder().AddEnvironmentVariables().Build();

    /// <summary>The broker, or the bus within the process where <c>BUS__HOST</c> is not set.</summary>
    public static BusOptions Bus => BusOptions.From(Settings);

    /// <summary>The databases.</summary>
    /// <param name="folder">Folder of the SQLite files, or null for those of <c>DATABASE__…</c>.</param>
    public static DatabaseOptions Databases(string? folder) =>
        folder is null ? DatabaseOptions.From(Settings) : new DatabaseOptions { Folder = folder };

    /// <summary>The SQLite file of a service, where it should be there and is not; else null.</summary>
    public static string? MissingFile(DatabaseOptions database, string service) =>
        database.Provider == DatabaseProvider.Sqlite
        && Path.Combine(database.Folder, service + ".db") is var file && !File.Exists(file)
            ? file
            : null;
}
