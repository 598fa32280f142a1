using System.CommandLine;
using BriefingBus.Cli;

var root = new RootCommand("BriefingBus: polls feeds, cleans what it finds, and composes one briefing at the hour you set.");
root.Subcommands.Add(ParseVerb.Create());
root.Subcommands.Add(GroupVerb.Create());
root.Subcommands.Add(CleanVerb.Create());
return await root.Parse(args).InvokeAsync();
