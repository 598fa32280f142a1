using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using BriefingBus.Cli.Help;
using BriefingBus.ServiceDefaults.Files;
using BriefingBus.ServiceDefaults.Logging;

namespace BriefingBus.Cli;

/// <summary>Runs a command line, and reports every fault as a sentence and an exit code.</summary>
internal static class Invocation
{
    // The services' own limit for stopping is shorter.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Runs the command.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        PrivateFiles.Begin();
        TerminalWriter.Install();
        // Numbers and dates on the command line and in the output are the same on every machine.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        ParseResult command;
        try
        {
            command = root.Parse(arguments);
        }
        // A validator has read the value of an option whose text does not fit its type.
        catch (InvalidOperationException unread)
        {
            return UsageErrors.Print(root, unread.Message);
        }
        if (command.Action is ParseErrorAction)
            return UsageErrors.Print(command);
        if (UsageErrors.MistypedOption(command) is { } mistyped)
            return UsageErrors.Print(command.CommandResult.Command, mistyped);
        var interrupted = ExitCode.Interrupted;
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => interrupted = ExitCode.Terminated);
        try
        {
            return await command.InvokeAsync(
                new InvocationConfiguration { ProcessTerminationTimeout = StopTimeout, EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return interrupted;
        }
#pragma warning disable CA1031 // The edge of the process: every fault becomes a sentence for the person at the terminal.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var (sentence, code) = ProcessFault.Describe(fault);
            if (sentence is not null)
                await ReportAsync(sentence);
            return code;
        }
    }

    private static async Task ReportAsync(string sentence)
    {
        try
        {
            await Console.Error.WriteLineAsync(sentence);
        }
        catch (IOException)
        {
            // Nothing can be written: the other end is closed, or its disk is full. The exit code remains.
        }
    }
}
