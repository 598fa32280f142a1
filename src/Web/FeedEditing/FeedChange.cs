using BriefingBus.Configuration.Editing;
using BriefingBus.Configuration.Opml;
using BriefingBus.Web.FileEditing;

namespace BriefingBus.Web.FeedEditing;

/// <summary>Creates the changes of feeds that forms request.</summary>
internal static class FeedChange
{
    /// <summary>The change.</summary>
    public static FileChange Of(FeedChangeForm form) => new()
    {
        Title = form.Change switch
        {
            "import" => "Import feeds",
            "add" or "enable" or "disable" or "move" or "remove" => $"{char.ToUpperInvariant(form.Change[0])}{form.Change[1..]} a feed",
            _ => "Change the feeds",
        },
        Path = FeedEditingArea.ChangePath,
        Back = FeedEditingArea.Path,
        BackName = "Change the feeds",
        Area = Area.Feeds,
        Fields = form.Fields,
        Version = form.Version,
        Make = editor => Make(editor, form),
        WithEmptySections = form.WithSection,
    };

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
}
