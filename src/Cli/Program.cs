using System.CommandLine;
using BriefingBus.Cli;
using BriefingBus.ServiceDefaults.Settings;

var root = new RootCommand("BriefingBus: polls feeds, cleans what it finds, and composes one briefing at the hour you set.");
root.Subcommands.Add(NowVerb.Create());
root.Subcommands.Add(RunVerb.Create());
root.Subcommands.Add(CheckVerb.Create());
root.Subcommands.Add(ParseVerb.Create());
root.Subcommands.Add(GroupVerb.Create());
root.Subcommands.Add(ComposeVerb.Create());
root.Subcommands.Add(ExplainVerb.Create());
root.Subcommands.Add(RepublishVerb.Create());
root.Subcommands.Add(DeliveriesVerb.Create());
root.Subcommands.Add(DeadLettersVerb.Create());
root.Subcommands.Add(FeedVerb.Create());
root.Subcommands.Add(CleanVerb.Create());
root.Subcommands.Add(WebVerb.Create());
root.Subcommands.Add(TopologyVerb.Create());

// Ctrl-C finishes what is in hand; the services' own limit comes first.
var command = root.Parse(args);
try
{
    var code = await command.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30), EnableDefaultExceptionHandler = false });
    return command.Errors.Count > 0 ? ExitCode.Wrong : code;
}
catch (WrongEnvironmentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    return ExitCode.Wrong;
}
