using BriefingBus.Configuration.Editing;
using BriefingBus.Configuration.Opml;

namespace BriefingBus.Web.FeedEditing;

/// <summary>Changes the feeds of <c>briefing.yaml</c>, by the engine that <c>briefingbus feeds</c> has.</summary>
/// <param name="configuration">Where the file is.</param>
/// <param name="log">Gets a line for each change; addresses may hold secrets and are not in it.</param>
internal sealed partial class FeedEdits(BriefingConfiguration configuration, ILogger<FeedEdits> log)
{
    // What other services read of the file stays as it is: the editor compares the whole content.
    private static readonly IReadOnlyList<TopLevelKey> Keys = [WebRegistration.WebKey, TopLevelKey.Log];

    private readonly Lock writing = new();

    /// <summary>The file as it is now, which may be newer than the configuration in force.</summary>
    /// <exception cref="ConfigurationMistakesException">It is missing or cannot be read.</exception>
    /// <exception cref="EditRefusedException">It is not a configuration.</exception>
    public FileEdit Open() => new(configuration.Path);

    /// <summary>What a change would make of the file; nothing is written yet.</summary>
    /// <exception cref="ConfigurationMistakesException">The file is missing or cannot be read.</exception>
    /// <exception cref="EditRefusedException">The change cannot be made without damage, or does not fit the file.</exception>
    public PlannedChange Plan(FeedChangeForm form)
    {
        var edit = Open();
        var remarks = Make(edit.Editor, form);
        return new(edit.Finish(Keys, [EditionSchedule.Check], form.WithSection), edit.Version, remarks);
    }

    /// <summary>Writes the change.</summary>
    /// <exception cref="EditRefusedException">The file was changed by somebody else meanwhile.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public void Save(PlannedChange planned, FeedChangeForm form, string who)
    {
        lock (writing)
            planned.File.Save();
        LogChanged(log, who, planned.File.Path, form.Change, BriefingConfiguration.VersionOf(planned.File.After));
    }

    private static IReadOnlyList<string> Make(BriefingEditor editor, FeedChangeForm form)
    {
        switch (form.Change)
        {
            case "add":
                if (WebAddress.OrNull(form.Url) is null)
                    throw new EditRefusedException("The address of a feed begins with https:// or http://.");
                FeedChanges.Add(editor, form.ToEdition, OrNull(form.ToSection), new NewFeed { Url = form.Url, Name = OrNull(form.Name) });
                return [];
            case "import":
                return Import(editor, form);
            case "enable" or "disable":
                FeedChanges.SetEnabled(editor, [Find(editor, form)], form.Change == "enable");
                return [];
            case "move":
                FeedChanges.Move(editor, Find(editor, form), form.ToEdition, form.ToSection);
                return [];
            case "remove":
                FeedChanges.Remove(editor, [Find(editor, form)]);
                return [];
            default:
                throw new EditRefusedException("It is not clear what to change.");
        }
    }

    private static IReadOnlyList<string> Import(BriefingEditor editor, FeedChangeForm form)
    {
        var bytes = new byte[FeedChangeForm.MaxOpml];
        if (form.Opml.Length == 0 || !Convert.TryFromBase64String(form.Opml, bytes, out var length))
        {
            throw new EditRefusedException(
                $"Choose the OPML file that the other reader exported, of at most {FeedChangeForm.MaxOpml / 1000} kB.");
        }
        try
        {
            var document = OpmlReader.Read(bytes[..length]);
            var plan = ImportPlan.Of(
                form.ToEdition, editor.TitleOf(form.ToEdition), editor.Feeds, document.Subscriptions, OrNull(form.ToSection));
            if (plan.Count == 0)
                throw new EditRefusedException("There is no feed in it that the edition does not have.");
            return
            [
                FeedChanges.Import(editor, form.ToEdition, plan, document.Problems.Count),
                .. document.Problems,
                .. plan.Duplicates.Select(d => $"{d.Subscription.Url} is left out: '{d.Section}' has it."),
            ];
        }
        catch (OpmlException wrong)
        {
            throw new EditRefusedException(wrong.Message);
        }
    }

    private static ConfiguredFeed Find(BriefingEditor editor, FeedChangeForm form) =>
        editor.Feeds.FirstOrDefault(f => f.Edition == form.Edition && f.Section == form.Section && f.Url == form.Url)
        ?? throw new EditRefusedException("The file does not have this feed there any more.");

    private static string? OrNull(string text) => text.Length > 0 ? text : null;

    [LoggerMessage(LogLevel.Information, "{Operator} changed {File} in the page ({Change}); it is version {Version} now")]
    private static partial void LogChanged(ILogger log, string @operator, string file, string change, string version);
}

/// <summary>A change that is not written yet.</summary>
/// <param name="File">The file and what becomes of it.</param>
/// <param name="Version">The version of the file before.</param>
/// <param name="Remarks">What else there is to say of the change, in sentences.</param>
public sealed record PlannedChange(EditedFile File, string Version, IReadOnlyList<string> Remarks);
