namespace BriefingBus.Cli.Conventions;

/// <summary>The exit codes.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done in part: a briefing without any readable feed, an invalid input, a full disk.</summary>
    public const int Incomplete = 1;

    /// <summary>The configuration, the command line or something that they refer to is invalid; nothing was done.</summary>
    public const int Wrong = 2;

    /// <summary>Nothing was found; nothing was done.</summary>
    public const int NothingFound = 3;

    /// <summary>Stopped by Ctrl-C: 128 plus the signal's number, as in shells.</summary>
    public const int Interrupted = 130;

    /// <summary>Stopped by SIGTERM.</summary>
    public const int Terminated = 143;

    /// <summary>The codes with their meaning, for <c>--help</c>.</summary>
    public static readonly IReadOnlyList<(int Code, string Meaning)> Meanings =
    [
        (Done, "Done."),
        (Incomplete, "Done in part: an input, a feed or an outlet failed."),
        (Wrong, "Nothing was done: the command line, the configuration or what they name is wrong."),
        (NothingFound, "Nothing was found."),
        (Interrupted, "Stopped by Ctrl-C."),
        (Terminated, "Stopped by SIGTERM."),
    ];
}
