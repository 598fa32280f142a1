using BriefingBus.Cli.Terminals;
using BriefingBus.Web;
using Spectre.Console;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus web</c>: manages the operator's password and second factor.</summary>
internal static class WebVerb
{
    public static Command Create()
    {
        var password = new Command("password",
            "Hash the operator's password for web.passwordHash in briefing.yaml. It is asked for, or read from stdin.");
        var json = VerbOptions.Json();
        password.Options.Add(json);
        password.SetAction(arguments => HashPassword(arguments.GetValue(json)));
        return new Command("web", "The operator's password and second factor of the web page.") { password, SecondFactorVerb.Create() };
    }

    private static int HashPassword(bool json)
    {
        var password = Console.IsInputRedirected
            ? Console.In.ReadLine() ?? ""
            : Typed("Operator's password: ") is var first && Typed("Once more: ") == first ? first : null;
        if (password is null)
            return Problem.Report("The two passwords differ; nothing was hashed.");
        if (OperatorPassword.Refusal(password) is { } refusal)
            return Problem.Report($"{refusal} Nothing was hashed.");
        if (json)
            JsonOutput.Print(new { passwordHash = OperatorPassword.Hash(password) });
        else
            Console.Out.WriteLine(OperatorPassword.Hash(password));
        return ExitCode.Done;
    }

    // To stderr, so that stdout has only the hash.
    private static string Typed(string question) => Terminal.Error()
        .Prompt(new TextPrompt<string>(question).Secret(null).AllowEmpty());
}
