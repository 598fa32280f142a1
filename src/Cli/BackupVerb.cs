using BriefingBus.Cli.Backups;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus backup</c>, <c>restore</c> and <c>move</c>: copies of the databases and the configuration.</summary>
internal static class BackupVerb
{
    public static Command Create()
    {
        var target = new Argument<string?>("target")
        {
            Description = "A new folder, or a new file whose name ends in .tar.zst.",
            Arity = ArgumentArity.ZeroOrOne,
        };
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
        var verb = new Command("backup", "Copy every database and the configuration into a folder or one file, while the services run.")
        {
            target, config, data, scheduled, health,
        };
        verb.Validators.Add(given =>
        {
            if (given.GetValue(target) is { } other && BackupArchive.IsOther(other))
                given.AddError($"A backup is a folder, or a file whose name ends in {BackupArchive.Extension}; '{other}' is neither.");
            if (given.GetValue(target) is null && !given.GetValue(scheduled) && !given.GetValue(health))
                given.AddError("Name a new folder or .tar.zst file for the backup, or give --scheduled.");
        });
        verb.SetAction(async (arguments, cancellation) =>
        {
            if (arguments.GetValue(health))
                return await BackupService.AskHealthAsync();
            if (arguments.GetValue(scheduled))
                return await ScheduledAsync(arguments.GetValue(config)!);
            var (path, yaml, from) =
                (arguments.GetValue(target)!, arguments.GetValue(config)!, Installation.Databases(arguments.GetValue(data)));
            var manifest = BackupArchive.IsMeant(path)
                ? await new BackupArchive(path).WriteAsync(yaml, from, TimeProvider.System, cancellation)
                : await new BackupFolder(path).WriteAsync(yaml, from, TimeProvider.System, cancellation);
            Console.Error.WriteLine($"{path} holds {manifest.Rows.Values.Sum()} rows of {manifest.Rows.Count} tables.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static Task<int> ScheduledAsync(string config)
    {
        var options = BriefingFile.Read(config, [BackupOptions.Key]).Options.OfType<BackupOptions>().Single();
        return options.Folder is null
            ? throw new NotStartedException(
                $"{config}: 'backup' names no folder, expected 'backup: {{ folder: /backups }}'. Nothing was started.")
            : BackupService.RunAsync(config);
    }

    public static Command CreateRestore()
    {
        var source = new Argument<string>("backup") { Description = "The backup: a folder, or a .tar.zst file." };
        var data = VerbOptions.Data();
        var verb = new Command("restore", "Copy a backup into new, empty databases, of the same kind or the other, while no service runs.")
        {
            source, data,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var (path, to) = (arguments.GetValue(source)!, Installation.Databases(arguments.GetValue(data)));
            var isFile = BackupArchive.IsMeant(path);
            var manifest = isFile
                ? await new BackupArchive(path).RestoreAsync(to, cancellation)
                : await new BackupFolder(path).RestoreAsync(to, cancellation);
            Console.Error.WriteLine(
                $"Restored {manifest.Rows.Values.Sum()} rows as of {manifest.CreatedAt:yyyy-MM-dd HH:mm} UTC. "
                + (isFile ? "Its configuration is the briefing.yaml in it." : $"Its configuration is {path}/briefing.yaml."));
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
            var rows = await ServiceDatabases.CopyAsync(source, to, isBackup: false, cancellation);
            Console.Error.WriteLine($"Moved {rows.Values.Sum()} rows of {rows.Count} tables. The SQLite files stay as they were.");
            return ExitCode.Done;
        });
        return verb;
    }
}
