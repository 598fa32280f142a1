using BriefingBus.Cli.Backups;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus backup</c>, <c>restore</c> and <c>move</c>: copies of the databases and the configuration.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A new folder." };
        var (config, data) = (VerbOptions.Config(), VerbOptions.Data());
        var verb = new Command("backup", "Copy every database and the configuration into a folder, while the services run.")
        {
            folder, config, data,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var backup = new BackupFolder(arguments.GetValue(folder)!);
            var manifest = await backup.WriteAsync(
                arguments.GetValue(config)!, Installation.Databases(arguments.GetValue(data)), TimeProvider.System, cancellation);
            Console.Error.WriteLine($"{backup.Path} holds {manifest.Rows.Values.Sum()} rows of {manifest.Rows.Count} tables.");
            return ExitCode.Done;
        });
        return verb;
    }

    public static Command CreateRestore()
    {
        var folder = new Argument<string>("folder") { Description = "The backup." };
        var data = VerbOptions.Data();
        var verb = new Command("restore", "Copy a backup into new, empty databases, of the same kind or the other, while no service runs.")
        {
            folder, data,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var backup = new BackupFolder(arguments.GetValue(folder)!);
            var manifest = await backup.RestoreAsync(Installation.Databases(arguments.GetValue(data)), cancellation);
            Console.Error.WriteLine(
                $"Restored {manifest.Rows.Values.Sum()} rows as of {manifest.CreatedAt:yyyy-MM-dd HH:mm} UTC. "
                + $"Its configuration is {backup.Path}/briefing.yaml.");
            return ExitCode.Done;
        });
        return verb;
    }

    public static Command CreateMove()
    {
        var from = new Option<string>("--from")
        {
            Description = "Folder of the SQLite databases of 'briefingbus run'.",
            Required = true,
            HelpName = "folder",
        };
        var verb = new Command("move", "Copy the databases of a stopped 'briefingbus run' into the empty PostgreSQL of DATABASE__…")
        {
            from,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var to = Installation.Databases(folder: null);
            if (to.Provider == DatabaseProvider.Sqlite)
                throw new NotStartedException(
                    "DATABASE__PROVIDER: found 'Sqlite', expected 'Postgres', with DATABASE__HOST and so on: see docs/deployment.md.");
            var source = new DatabaseOptions { Folder = arguments.GetValue(from)! };
            var rows = await ServiceDatabases.CopyAsync(source, to, cancellation);
            Console.Error.WriteLine($"Moved {rows.Values.Sum()} rows of {rows.Count} tables. The SQLite files stay as they were.");
            return ExitCode.Done;
        });
        return verb;
    }
}
