using System.CommandLine;
using BriefingBus.ServiceDefaults.Settings;

namespace BriefingBus.Cli;

/// <summary>Runs what the command line asks for.</summary>
internal static class Invocation
{
    // Ctrl-C finishes what is in hand; the services' own limit comes first.
    private static readonly TimeSpan InHand = TimeSpan.FromSeconds(30);

    /// <summary>Does so.</summary>
    /// <returns>The exit code: 2 also where the command line or a variable of the environment is wrong, 1 where it was broken off.</returns>
    public static async Task<int> RunAsync(ParseResult command)
    {
        try
        {
            var code = await command.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = InHand, EnableDefaultExceptionHandler = false });
            return command.Errors.Count > 0 ? ExitCode.Wrong : code;
        }
        catch (WrongEnvironmentException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return ExitCode.Wrong;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Incomplete;
        }
    }
}
