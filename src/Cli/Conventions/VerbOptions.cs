namespace BriefingBus.Cli.Conventions;

/// <summary>The options that several verbs share.</summary>
internal static class VerbOptions
{
    /// <summary>The path of the configuration; else <c>BRIEFING_CONFIG</c>, else <c>briefing.yaml</c>.</summary>
    public static Option<string> Config() => new("--config", "-c")
    {
        Description = "The configuration.",
        DefaultValueFactory = _ => BriefingYaml.DefaultPath,
        HelpName = "file",
    };

    /// <summary>An edition's name, or null.</summary>
    /// <param name="otherwise">Describes the edition without the option.</param>
    public static Option<string?> Edition(string otherwise) => new("--edition", "-e")
    {
        Description = $"Name of the edition; else {otherwise}.",
        HelpName = "name",
    };

    /// <summary>A section's title, or null.</summary>
    /// <param name="otherwise">Describes the section without the option.</param>
    public static Option<string?> Section(string otherwise = "every section") => new("--section", "-s")
    {
        Description = $"Title of the section; else {otherwise}.",
        HelpName = "title",
    };

    /// <summary>The instant of a briefing, or null for the present.</summary>
    public static Option<string?> At() => new("--at")
    {
        Description = "The briefing's instant: 2026-09-23T06:00, in the edition's zone unless it has an offset, or the last 06:00; "
            + "else now.",
    };

    /// <summary>The folder of the databases, or null.</summary>
    public static Option<string?> Data() => new("--data")
    {
        Description = "Folder of the databases of 'briefingbus run'; else the databases that DATABASE__… names.",
        HelpName = "folder",
    };

    /// <summary>Whether the result is printed as JSON.</summary>
    public static Option<bool> Json(string what = "Print JSON.") => new("--json") { Description = what };

    /// <summary>Whether only to show a change.</summary>
    public static Option<bool> DryRun() => new("--dry-run") { Description = "Show the change as a diff without writing the file." };
}
