using System.CommandLine;

namespace BriefingBus.Cli.DeadLetters;

/// <summary><c>dead-letters discard</c>: takes letters out for good, after a copy.</summary>
internal static class DiscardVerb
{
    public static Command Create(StoreOptions store)
    {
        var filter = new FilterOptions();
        var to = new Option<string?>("--to") { Description = "File that each letter is written to first, appended as JSON lines; import takes them back." };
        var noCopy = new Option<bool>("--no-copy") { Description = "Keep no copy: nothing brings them back." };
        var verb = new Command("discard", "Take letters out for good, each after it was written to a file.") { to, noCopy };
        filter.AddWithAllTo(verb);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(to) is null != result.GetValue(noCopy))
                result.AddError("say where the copies go, --to FILE; or --no-copy, where nothing need bring them back");
        });
        store.Act(verb, async (arguments, desk, printer, cancellation) =>
        {
            var file = arguments.GetValue(to);
            await using var copy = file is null ? null : Open(file);
            if (copy is null && file is not null)
                return ExitCode.Wrong;
            var discarded = await desk.DiscardAsync(filter.Read(arguments), copy, file is null ? null : Path.GetFullPath(file), cancellation);
            if (discarded == 0)
                return Problem.NothingFound(filter.Read(arguments));
            printer.Print(new { Discarded = discarded, Copy = file }, answer => $"{answer.Discarded} discarded, {(answer.Copy is null ? "without a copy" : $"a copy of each in {answer.Copy}")}.");
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>Behind what is in the file already: a copy must not cost another.</summary>
    private static FileStream? Open(string file)
    {
        try
        {
            return new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.Read);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            Problem.Tell($"{file} cannot be written, so nothing was discarded: {refused.Message}");
            return null;
        }
    }
}
