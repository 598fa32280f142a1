using System.CommandLine;
using BriefingBus.Cli.Configuration;

namespace BriefingBus.Cli.Arguments;

/// <summary>The options that mean the same in every verb.</summary>
internal static class VerbOptions
{
    /// <summary>The configuration; else <c>BRIEFING_CONFIG</c>, else <c>briefing.yaml</c>.</summary>
    public static Option<string> Config() => new("--config", "-c")
    {
        Description = "The configuration.",
        DefaultValueFactory = _ => BriefingYaml.DefaultPath,
        HelpName = "file",
    };

    /// <summary>An edition's name, or null.</summary>
    /// <param name="otherwise">Which edition it is without the option.</param>
    public static Option<string?> Edition(string otherwise) => new("--edition", "-e")
    {
        Description = $"Name of the edition; else {otherwise}.",
        HelpName = "name",
    };

    /// <summary>The folder of the databases, or null.</summary>
    public static Option<string?> Data() => new("--data")
    {
        Description = "Folder of the databases of 'briefingbus run'; else what DATABASE__… of the environment says.",
        HelpName = "folder",
    };

    /// <summary>Whether the result is printed as JSON.</summary>
    public static Option<bool> Json(string what = "Print JSON.") => new("--json") { Description = what };

    /// <summary>Whether a change is only shown.</summary>
    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show the change of the file as a diff, and make none." };
}
