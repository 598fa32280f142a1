namespace BriefingBus.Cli.DeadLetters;

/// <summary>Tells on stderr what went wrong.</summary>
internal static class Problem
{
    /// <returns>The exit code to end with.</returns>
    public static int Tell(string message, int exitCode = ExitCode.Wrong)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }

    /// <summary>Nothing matched.</summary>
    public static int NothingFound(object filter) => Tell($"There is nothing of that kind: {filter}.", ExitCode.NothingFound);
}
