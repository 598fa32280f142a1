using System.CommandLine;
using BriefingBus.Cli.Completion;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus completion</c>: scripts that make shells complete commands and options.</summary>
internal static class CompletionVerb
{
    public static Command Create()
    {
        var verb = new Command("completion", "Print a script that makes your shell complete commands and options.");
        foreach (var (shell, script) in CompletionScripts.All)
        {
            var command = new Command(shell, $"For {shell}.");
            command.SetAction(_ => Console.Out.Write(script));
            verb.Subcommands.Add(command);
        }
        return verb;
    }
}
