using System.CommandLine;
using BriefingBus.Cli;

var root = new RootCommand("BriefingBus: polls feeds, cleans what it finds, and composes one briefing at the hour you set.");
root.Subcommands.Add(NowVerb.Create());
root.Subcommands.Add(RunVerb.Create());
root.Subcommands.Add(CheckVerb.Create());
root.Subcommands.Add(FeedsVerb.Create());
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

return await Invocation.RunAsync(root.Parse(args));
