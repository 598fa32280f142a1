namespace BriefingBus.Cli;

/// <summary><c>briefingbus completion</c>: scripts that make shells complete commands and options. They call the program's <c>[suggest]</c>
/// directive (System.CommandLine).</summary>
internal static class CompletionVerb
{
    public static Command Create()
    {
        var verb = new Command("completion", "Print a script that makes your shell complete commands and options.");
        foreach (var shell in new[] { "bash", "zsh", "fish" })
        {
            var command = new Command(shell, $"For {shell}.");
            command.SetAction(_ => Console.Out.Write(EmbeddedText.Of(typeof(CompletionVerb), $"Completion.briefingbus.{shell}")));
            verb.Subcommands.Add(command);
        }
        return verb;
    }
}
