using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BriefingBus.Cli.Help;

/// <summary>Prints <c>--help</c>: the standard help, then examples and exit codes.</summary>
/// <param name="usual">The standard help.</param>
internal sealed class VerbHelp(HelpAction usual) : SynchronousCommandLineAction
{
    /// <summary>The minimum width of a terminal: the standard help throws if its columns do not fit.</summary>
    private const int MinWidth = 20;

    /// <summary>Replaces the help of a command and of every command below it.</summary>
    public static void AddTo(RootCommand root)
    {
        var option = root.Options.OfType<HelpOption>().Single();
        option.Description = "Show help, examples and exit codes.";
        option.Action = new VerbHelp((HelpAction)option.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        usual.MaxWidth = Math.Max(usual.MaxWidth, MinWidth);
        var result = usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var path = PathOf(parseResult.CommandResult.Command);
        var examples = VerbExamples.Of(path);
        if (examples.Count > 0)
        {
            output.WriteLine("Examples:");
            foreach (var (command, what) in examples)
                output.WriteLine($"  briefingbus {command}\n      {what}");
            output.WriteLine();
        }
        output.WriteLine("Exit codes:");
        foreach (var (code, meaning) in ExitCode.Meanings)
            output.WriteLine($"  {code,3}  {meaning}");
        output.WriteLine();
        return result;
    }

    /// <summary>The path of a command, without the program's name.</summary>
    public static string PathOf(Command command)
    {
        var names = new List<string>();
        for (Symbol? symbol = command; symbol is Command and not RootCommand; symbol = symbol.Parents.FirstOrDefault())
            names.Insert(0, symbol.Name);
        return string.Join(' ', names);
    }
}
