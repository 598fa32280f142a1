namespace BriefingBus.Cli;

/// <summary>What the process tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, but not as hoped: a briefing composed although no feed could be read, an input that could not be understood.</summary>
    public const int Incomplete = 1;

    /// <summary>The configuration or the command line is wrong; nothing was done.</summary>
    public const int Wrong = 2;

    /// <summary>Nothing is there that was asked for; nothing was done.</summary>
    public const int NothingFound = 3;
}
