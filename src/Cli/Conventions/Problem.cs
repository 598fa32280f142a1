namespace BriefingBus.Cli.Conventions;

/// <summary>Reports a problem on stderr.</summary>
internal static class Problem
{
    /// <returns>The exit code.</returns>
    public static int Report(string message, int exitCode = ExitCode.Wrong)
    {
        Console.Error.WriteLine(message);
        return exitCode;
    }

    /// <summary>Reports that nothing matched.</summary>
    public static int NothingFound(object filter) => Report($"Nothing matches: {filter}.", ExitCode.NothingFound);
}
