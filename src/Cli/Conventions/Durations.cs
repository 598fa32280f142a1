using System.CommandLine.Parsing;

namespace BriefingBus.Cli.Conventions;

/// <summary>Parses spans of time on the command line.</summary>
internal static class Durations
{
    /// <summary>A span such as <c>60s</c> or <c>5m</c>; a number without a unit is in seconds.</summary>
    public static TimeSpan? Read(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (Duration.TryRead(text, out var duration) || (int.TryParse(text, out _) && Duration.TryRead(text + "s", out duration)))
            return duration;
        argument.AddError($"found '{text}', expected a span of time such as 60s or 5m");
        return null;
    }
}
