using BriefingBus.Cli.Backups;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus backup</c>, <c>restore</c> and <c>move</c>: copies of the databases and the configuration.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var folder = new Argument<string?>("folder") { Description = "A new folder.", Arity = ArgumentArity.ZeroOrOne };
        var (config, data) = (VerbOptions.Config(), VerbOptions.Data());
        var scheduled = new Option<bool>("--scheduled")
        {
            Description = "Run until stopped, and make backups by 'backup' of the configuration, beside services of their own. "
                + "'briefingbus run' makes them by itself.",
        };
        var health = new Option<bool>(BackupService.HealthArgument)
        {
            Description = "Ask a running 'backup --scheduled' whether it is ready.",
        };
        var verb = new Command("backup", "Copy every database and the configuration into a folder, while the services run.")
        {
            folder, config, data, scheduled, health,
        };
        verb.Validators.Add(given =>
        {
            if (given.GetValue(folder) is null && !given.GetValue(scheduled) && !given.GetValue(health))
                given.AddError("Name a new folder for the backup, or give --scheduled.");
        });
        verb.SetAction(async (arguments, cancellation) =>
        {
            if (arguments.GetValue(health))
                return await BackupService.AskHealthAsync();
            if (arguments.GetValue(scheduled))
                return await ScheduledAsync(arguments.GetValue(config)!);
            var backup = new BackupFolder(arguments.GetValue(folder)!);
            var manifest = await backup.WriteAsync(
                arguments.GetValue(config)!, Installation.Databases(arguments.GetValue(data)), TimeProvider.System, cancellation);
            Console.Error.WriteLine($"{backup.Path} holds {manifest.Rows.Values.Sum()} rows of {manifest.Rows.Count} tables.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Task<int> ScheduledAsync(string config)
    {
        var options = BriefingYaml.Read(config).Options.OfType<BackupOptions>().Single();
        return options.Folder is null
            ? throw new NotStartedException(
                $"{config}: 'backup' names no folder, expected 'backup: {{ folder: /backups }}'. Nothing was started.")
            : BackupService.RunAsync(config);
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
