using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace BriefingBus.Cli.Help;

/// <summary>Reports usage errors on stderr.</summary>
internal static partial class UsageErrors
{
    /// <summary>The names of option types for users. Any other type is an enumeration, whose words the option's help lists.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["System.Int32"] = "a whole number",
        ["System.Int64"] = "a whole number",
        ["System.Boolean"] = "true or false",
        ["System.Uri"] = "an address",
    };

    /// <summary>Reports the errors of a command line.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(ParseResult command)
    {
        if (command.CommandResult.Command.Subcommands.Count > 0)
            return Print(command.CommandResult.Command, MissingCommand(command));
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        if (command.Action is ParseErrorAction usual)
        {
            usual.ShowHelp = false;
            command.InvocationConfiguration.Output = command.InvocationConfiguration.Error = text;
            usual.Invoke(command);
        }
        else
        {
            foreach (var error in command.Errors)
                text.WriteLine(error.Message);
        }
        return Print(command.CommandResult.Command, text.ToString().Trim());
    }

    /// <summary>The error if a command is missing where one of several is required.</summary>
    private static string MissingCommand(ParseResult command)
    {
        var group = command.CommandResult.Command;
        var names = group.Subcommands.Where(verb => !verb.Hidden).Select(verb => verb.Name).ToList();
        return command.UnmatchedTokens is not [var typed, ..] ? $"A command is missing, one of {string.Join(", ", names)}."
            : NearestWord.To(typed, names) is { } guess ? $"'{typed}' is no command of '{NameOf(group)}'; did you mean '{guess}'?"
            : $"'{typed}' is no command of '{NameOf(group)}', which has {string.Join(", ", names)}.";
    }

    /// <summary>An unknown option that was parsed as the verb's argument, or null. Arguments after <c>--</c> are intended.</summary>
    public static string? MistypedOption(ParseResult command)
    {
        if (command.Tokens.Any(token => token.Type == TokenType.DoubleDash))
            return null;
        var taken = command.CommandResult.Children.OfType<ArgumentResult>().SelectMany(argument => argument.Tokens);
        if (taken.FirstOrDefault(token => token.Value.StartsWith("--", StringComparison.Ordinal)) is not { } option)
            return null;
        var guess = NearestWord.To(option.Value, command.CommandResult.Command.Options.Select(known => known.Name));
        return $"'{option.Value}' is no option of this command" + (guess is null ? "." : $"; did you mean '{guess}'?");
    }

    /// <summary>Reports one error.</summary>
    /// <returns>The exit code.</returns>
    public static int Print(Command command, string mistake)
    {
        Console.Error.WriteLine(Conversion().Replace(mistake, Sentence));
        Console.Error.WriteLine($"'{NameOf(command)} --help' shows what it takes.");
        return ExitCode.Wrong;
    }

    private static string NameOf(Command command) => $"briefingbus {VerbHelp.PathOf(command)}".Trim();

    private static string Sentence(Match error)
    {
        var expected = Types.GetValueOrDefault(error.Groups["type"].Value, "one of the words that --help lists");
        return $"{error.Groups["option"].Value}: found '{error.Groups["found"].Value}', expected {expected}.";
    }

    [GeneratedRegex(
        @"Cannot parse argument '(?<found>.*?)' for (?:option|argument|command) '(?<option>[^']+)' as expected type '(?<type>[^']+)'\.",
        RegexOptions.CultureInvariant)]
    private static partial Regex Conversion();
}
