using BriefingBus.Cli.Starting;
using BriefingBus.ServiceDefaults.Files;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus init</c>: a commented configuration to start from.</summary>
internal static class InitVerb
{
    private const UnixFileMode ReadAndWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private const UnixFileMode Enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public static Command Create()
    {
        var (config, json) = (VerbOptions.Config(), VerbOptions.Json());
        var yes = new Option<bool>("--yes", "-y") { Description = "Ask nothing; take the defaults." };
        var verb = new Command("init", "Write a commented briefing.yaml to start from. An existing file is not changed.")
        {
            config, yes, json,
        };
        verb.SetAction(arguments =>
        {
            var path = arguments.GetValue(config)!;
            if (File.Exists(path))
                throw new NotStartedException($"{path} exists already; nothing was written. Edit it, or name another file with --config.");
            var asks = !arguments.GetValue(yes) && !Console.IsInputRedirected && !Console.IsOutputRedirected && !Console.IsErrorRedirected;
            var starter = asks ? StarterQuestions.Ask() : Starter.Default;
            CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
            using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            using (var writer = new StreamWriter(file))
                writer.Write(starter.Write());
            Share(path, UnixFileMode.None);
            if (arguments.GetValue(json))
                JsonOutput.Print(new { path, starter.Title, starter.At, starter.TimeZone });
            else
                Console.Error.WriteLine($"Wrote {path}. Next: 'briefingbus feeds add URL' or 'briefingbus feeds import FILE.opml', "
                    + "then 'briefingbus check --feeds', then 'briefingbus now'.");
            return ExitCode.Done;
        });
        return verb;
    }

    private static void CreateFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        if (Path.GetDirectoryName(folder) is { } above)
            CreateFolder(above);
        Directory.CreateDirectory(folder);
        Share(folder, Enter);
    }

    /// <summary>Gives a new file or folder the mode that the user's own mask leaves: the service that reads the configuration, which never
    /// has secrets, may run as another user than the one who writes it.</summary>
    private static void Share(string path, UnixFileMode more)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, (ReadAndWrite | more) & ~PrivateFiles.Withheld);
    }
}
