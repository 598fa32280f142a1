namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters discard</c>: discards messages after writing a copy.</summary>
internal static class DiscardVerb
{
    public static Command Create(StoreOptions store)
    {
        var filter = new FilterOptions();
        var to = new Option<string?>("--to")
        {
            Description = "File that each message is written to first, appended as JSON lines; import reads them.",
        };
        var noCopy = new Option<bool>("--no-copy") { Description = "Keep no copy." };
        var verb = new Command("discard", "Discard messages, after writing each to a file.") { to, noCopy };
        filter.AddWithAllTo(verb);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(to) is null != result.GetValue(noCopy))
                result.AddError("say where the copies go, --to FILE; or --no-copy");
        });
        store.Act(verb, async (arguments, session, cancellation) =>
        {
            var file = arguments.GetValue(to);
            await using var copy = file is null ? null : Open(file);
            if (copy is null && file is not null)
                return ExitCode.Wrong;
            var operation = await session.Service.Files.BeginDiscardAsync(
                filter.Read(arguments), session.By, file is null ? null : Path.GetFullPath(file), cancellation);
            var discarded = await session.Service.Files.DiscardAsync(operation, copy, cancellation);
            if (discarded == 0)
                return Problem.NothingFound(filter.Read(arguments));
            session.Printer.Print(new { Discarded = discarded, Copy = file }, answer =>
                $"{answer.Discarded} discarded, {(answer.Copy is null ? "without a copy" : $"a copy of each in {answer.Copy}")}.");
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>Opens the copy for appending: it must not overwrite another.</summary>
    private static FileStream? Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Problem.Report($"{file} cannot be written, so nothing was discarded: {refused.Message}");
            return null;
        }
    }
}
