using BriefingBus.Configuration.Editing;

namespace BriefingBus.Web.FileEditing;

/// <summary>Changes <c>briefing.yaml</c> for the operator with the editor of <c>briefingbus feeds</c>: first as a preview, then in the
/// file.</summary>
/// <param name="configuration">The location of the file.</param>
/// <param name="options">The path prefix.</param>
/// <param name="log">Gets a line for each change, without addresses, which may have secrets.</param>
internal sealed partial class FileEdits(BriefingConfiguration configuration, WebOptions options, ILogger<FileEdits> log)
{
    // All keys of the file, since the editor compares its whole content.
    private static readonly IReadOnlyList<TopLevelKey> Keys = [WebRegistration.WebKey, TopLevelKey.Log];

    private readonly Lock writing = new();

    /// <summary>The file as it is now, which may be newer than the configuration in force.</summary>
    /// <exception cref="ConfigurationMistakesException">It is missing or cannot be read.</exception>
    /// <exception cref="EditRefusedException">It is not a configuration.</exception>
    public FileEdit Open() => new(configuration.Path);

    /// <summary>Whether the file has this version. After a change, the address of a page names one.</summary>
    public bool IsVersion(string? version)
    {
        try
        {
            return version is not null && version == BriefingConfiguration.VersionOf(BriefingText.Load(configuration.Path));
        }
        catch (ConfigurationMistakesException)
        {
            return false;
        }
    }

    /// <summary>Previews a change without writing it.</summary>
    /// <exception cref="ConfigurationMistakesException">The file is missing or cannot be read.</exception>
    /// <exception cref="EditRefusedException">The change cannot be made without damage, or does not fit the file.</exception>
    public PlannedChange Plan(FileChange change)
    {
        var edit = Open();
        var remarks = change.Make(edit.Editor);
        return new(edit.Finish(Keys, [EditionSchedule.Check], change.WithEmptySections), edit.Version, remarks);
    }

    /// <summary>Previews a change, or applies it if the operator has seen the preview.</summary>
    /// <exception cref="ConfigurationMistakesException">The file is missing or cannot be read.</exception>
    /// <exception cref="EditRefusedException">The change cannot be made without damage, or does not fit the file.</exception>
    public IResult Answer(FileChange change, HttpContext context) => Answer(change, Plan(change), context);

    /// <summary>The same for a change that is already planned.</summary>
    /// <exception cref="EditRefusedException">The file has changed since.</exception>
    public IResult Answer(FileChange change, PlannedChange planned, HttpContext context)
    {
        if (planned.File.Before == planned.File.After)
            return Problem.Result(StatusCodes.Status409Conflict, "There is nothing to change", "The file is so already.");
        if (change.Version != planned.Version)
            return Shown(change, planned, change.Version.Length > 0 ? "The file was changed meanwhile. This is the change now." : null);
        try
        {
            lock (writing)
                planned.File.Save();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Shown(change, planned, $"The file cannot be written: {refused.Message}");
        }
        var version = BriefingConfiguration.VersionOf(planned.File.After);
        LogChanged(log, context.User.Identity?.Name ?? "", planned.File.Path, change.Title, version);
        return new SeeOther($"{options.PathPrefix}{change.Back}?version={version}");
    }

    /// <summary>Runs an action and answers with a page if it is refused.</summary>
    public static IResult Guarded(Func<IResult> work)
    {
        try
        {
            return work();
        }
        catch (EditRefusedException refused)
        {
            return Problem.Result(StatusCodes.Status409Conflict, "This was not changed", refused.Message);
        }
        catch (ConfigurationMistakesException wrong)
        {
            return Problem.Result(StatusCodes.Status409Conflict, "The configuration cannot be read", wrong.Message);
        }
    }

    private static Page<ChangePage> Shown(FileChange change, PlannedChange planned, string? note) => new()
    {
        Status = note is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict,
        Parameters =
        {
            [nameof(ChangePage.Change)] = change,
            [nameof(ChangePage.Planned)] = planned,
            [nameof(ChangePage.Note)] = note,
        },
    };

    [LoggerMessage(LogLevel.Information, "{Operator} changed {File} in the page ({Change}); it is version {Version} now")]
    private static partial void LogChanged(ILogger log, string @operator, string file, string change, string version);
}
