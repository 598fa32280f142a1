using BriefingBus.Cli.Check;
using BriefingBus.Configuration.Editing;

namespace BriefingBus.Cli.Feeds;

/// <summary>A <c>briefing.yaml</c> that a verb edits.</summary>
internal sealed class EditedConfiguration
{
    private readonly FileEdit edit;

    /// <summary>Reads the file.</summary>
    /// <exception cref="ConfigurationMistakesException">The file is missing or cannot be read.</exception>
    /// <exception cref="EditRefusedException">It is not a configuration.</exception>
    public EditedConfiguration(string path) => edit = new FileEdit(path);

    /// <summary>The editor of its feeds.</summary>
    public BriefingEditor Editor => edit.Editor;

    /// <summary>The edition with this name; without a name, the only one.</summary>
    /// <exception cref="NotStartedException">No edition has the name, or no name was given and there are several.</exception>
    public string Edition(string? name) => EditionChoice.Name(edit.Path, Editor.Editions, name);

    /// <summary>Applies the changes, or shows them.</summary>
    /// <param name="dryRun">True to print the diff and change nothing.</param>
    /// <param name="done">The sentence to print after the change.</param>
    /// <param name="json">True to print the outcome as JSON.</param>
    /// <param name="withSection">True to remove a section that has no feed left.</param>
    public int Finish(bool dryRun, string done, bool json = false, bool withSection = false)
    {
        var edited = edit.Finish(Keys.All, [.. Keys.EditionChecks, LocalFeeds.Check(edit.Path)], withSection);
        var changed = !dryRun && edited.Before != edited.After;
        if (changed)
            edited.Save();
        if (json)
            JsonOutput.Print(new { path = edit.Path, changed, message = done, diff = edited.Diff });
        else if (edited.Before == edited.After)
            Console.Error.WriteLine($"Nothing to change in {edit.Path}.");
        else if (dryRun)
            Console.Write(edited.Diff);
        else
            Console.Error.WriteLine(done);
        return ExitCode.Done;
    }
}
