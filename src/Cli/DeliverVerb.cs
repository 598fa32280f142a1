using System.CommandLine;
using BriefingBus.Cli.Configuration;
using BriefingBus.Cli.Deliver;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus deliver test</c>: one message to an outlet, so that its configuration is known to work.</summary>
internal static class DeliverVerb
{
    public static Command Create()
    {
        var (config, json) = (VerbOptions.Config(), VerbOptions.Json());
        var outlet = new Argument<string>("outlet")
        {
            Description = "The outlet as deliver in the configuration names it, such as slack/newsroom.",
        };
        var test = new Command("test", "Send one message to an outlet that says that it is a test. No ledger is touched.")
        {
            outlet, config, json,
        };
        test.SetAction(async (arguments, cancellation) =>
            BriefingYaml.Read(arguments.GetValue(config)!, outlets: true) is { } file
                ? await OutletTest.RunAsync(file, arguments.GetValue(outlet)!, arguments.GetValue(json), cancellation)
                : ExitCode.Wrong);
        return new Command("deliver", "Try where briefings are delivered to.") { test };
    }
}
