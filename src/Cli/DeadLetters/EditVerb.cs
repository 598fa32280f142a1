using System.Text;
using BriefingBus.DeadLetters.Editing;
using BriefingBus.DeadLetters.Messages;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters edit</c>: changes a message's body and sends it back.</summary>
internal static class EditVerb
{
    public static Command Create(StoreOptions store)
    {
        var id = new Argument<string>("id") { Description = "The message's identity, or its first digits." };
        var file = new Option<string?>("--file") { Description = "The new body; without it $VISUAL or $EDITOR opens the old one." };
        var verb = new Command("edit", "Change a message's body and send it back; the original is kept.") { id, file };
        store.Act(verb, async (arguments, session, cancellation) =>
        {
            if (await session.Service.ShowAsync(arguments.GetValue(id)!, cancellation) is not { } detail)
                return Problem.NothingFound("message " + arguments.GetValue(id));
            if (arguments.GetValue(file) is not { } named)
                return await EditAsync(session, detail, cancellation);
            if (!File.Exists(named))
                return Problem.Report($"{named}: there is no such file");
            return Report(await ReplayAsync(session, detail, await File.ReadAllBytesAsync(named, cancellation), cancellation), detail,
                named, session.Printer);
        });
        return verb;
    }

    private static async Task<int> EditAsync(Session session, FailedMessageDetail detail, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("briefingbus-edit-");
        var draft = Path.Combine(folder.FullName, detail.Message.Id + ".json");
        await File.WriteAllTextAsync(draft, detail.Body + "\n", cancellation);
        var before = await File.ReadAllBytesAsync(draft, cancellation);
        if (await Editor.OpenAsync(draft, cancellation) is { } why)
            return Problem.Report(
                $"{why}; nothing was sent. The body is in {draft}: edit it, then "
                + $"'briefingbus dead-letters edit {detail.Message.Id} --file {draft}'");
        var after = await File.ReadAllBytesAsync(draft, cancellation);
        if (after.AsSpan().SequenceEqual(before))
        {
            folder.Delete(recursive: true);
            return Problem.Report("The body is as it was; nothing was sent.", ExitCode.Incomplete);
        }
        var code = Report(await ReplayAsync(session, detail, after, cancellation), detail, draft, session.Printer);
        if (code == ExitCode.Done)
            folder.Delete(recursive: true);
        return code;
    }

    private static Task<EditOutcome> ReplayAsync(Session session, FailedMessageDetail detail, byte[] body,
        CancellationToken cancellation) =>
        session.DispatchingAsync(() => session.Service.ReplayEditedAsync(detail.Message.Id, body, timeout: null, session.By, cancellation),
            cancellation);

    private static int Report(EditOutcome outcome, FailedMessageDetail detail, string file, Printer printer)
    {
        printer.Print(outcome, o => TextOf(o, detail.Message.Id, file));
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
            return "The message does not exist any more, or is being sent; nothing was sent.";
        if (outcome.Refusal is { } refusal)
            return $"Not sent: {refusal}. The message waits as before; your text is in {file}.";
        if (outcome.Mistakes.Count == 0)
            return outcome.Replay is { Succeeded: 1 } ? "It succeeded."
                : $"{outcome.Replay}. The original is kept: 'briefingbus dead-letters show {id}' shows it.";
        var text = new StringBuilder("Not sent, since the body breaks its contract:\n");
        foreach (var mistake in outcome.Mistakes)
            text.Append("  ").AppendLine(Printer.Line(mistake, 1000));
        return text.Append($"Your text is in {file}: correct it, then 'briefingbus dead-letters edit {id} --file {file}'").ToString();
    }
}
