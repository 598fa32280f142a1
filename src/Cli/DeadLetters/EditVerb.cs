using System.CommandLine;
using System.Text;
using BriefingBus.DeadLetters;
using BriefingBus.DeadLetters.Editing;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters edit</c>: changes a letter's body and sends it back.</summary>
internal static class EditVerb
{
    public static Command Create(StoreOptions store)
    {
        var id = new Argument<string>("id") { Description = "The letter's identity, or its first digits." };
        var file = new Option<string?>("--file") { Description = "The new body; without it $VISUAL or $EDITOR opens the old one." };
        var verb = new Command("edit", "Change a letter's body and send it back; the original is kept until that has succeeded.") { id, file };
        store.Act(verb, async (arguments, desk, printer, cancellation) =>
        {
            if (await desk.ShowAsync(arguments.GetValue(id)!, cancellation) is not { } detail)
                return Problem.NothingFound("letter " + arguments.GetValue(id));
            if (arguments.GetValue(file) is not { } named)
                return await EditAsync(desk, detail, printer, cancellation);
            if (!File.Exists(named))
                return Problem.Tell($"{named}: there is no such file");
            return Tell(await desk.ReplayEditedAsync(detail.Letter.Id, await File.ReadAllBytesAsync(named, cancellation), cancellationToken: cancellation), detail, named, printer);
        });
        return verb;
    }

    private static async Task<int> EditAsync(DeadLetterDesk desk, DeadLetterDetail detail, LetterPrinter printer, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("briefingbus-edit-");
        var draft = Path.Combine(folder.FullName, detail.Letter.Id + ".json");
        await File.WriteAllTextAsync(draft, detail.Body + "\n", cancellation);
        var before = await File.ReadAllBytesAsync(draft, cancellation);
        if (await Editor.OpenAsync(draft, cancellation) is { } why)
            return Problem.Tell($"{why}; nothing was sent. The body is in {draft}: edit it, then 'briefingbus dead-letters edit {detail.Letter.Id} --file {draft}'");
        var after = await File.ReadAllBytesAsync(draft, cancellation);
        if (after.AsSpan().SequenceEqual(before))
        {
            folder.Delete(recursive: true);
            return Problem.Tell("The body is as it was; nothing was sent.", ExitCode.Incomplete);
        }
        var code = Tell(await desk.ReplayEditedAsync(detail.Letter.Id, after, cancellationToken: cancellation), detail, draft, printer);
        if (code == ExitCode.Done)
            folder.Delete(recursive: true);
        return code;
    }

    private static int Tell(EditOutcome outcome, DeadLetterDetail detail, string file, LetterPrinter printer)
    {
        printer.Print(outcome, o => TextOf(o, detail.Letter.Id, file));
        return outcome switch
        {
            { Mistakes.Count: > 0 } => ExitCode.Wrong,
            { Found: false } => ExitCode.NothingFound,
            { Replay.IsAllDone: true } => ExitCode.Done,
            _ => ExitCode.Incomplete,
        };
    }

    private static string TextOf(EditOutcome outcome, string id, string file)
    {
        if (!outcome.Found)
            return "The letter is not there any more; nothing was sent.";
        if (outcome.Refusal is { } refusal)
            return $"Not sent: {refusal}. The letter waits as before; your text is in {file}.";
        if (outcome.Mistakes.Count == 0)
            return outcome.Replay is { Succeeded: 1 } ? "It succeeded." : $"{outcome.Replay}. The original is kept: 'briefingbus dead-letters list --parked' shows it.";
        var text = new StringBuilder("Not sent, since the body does not keep to its contract:\n");
        foreach (var mistake in outcome.Mistakes)
            text.Append("  ").AppendLine(LetterPrinter.Line(mistake, 1000));
        return text.Append($"Your text is in {file}: mend it, then 'briefingbus dead-letters edit {id} --file {file}'").ToString();
    }
}
