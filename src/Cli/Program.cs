using System.CommandLine;

var root = new RootCommand("BriefingBus: polls feeds, cleans what it finds, and composes one briefing at the hour you set.");
return await root.Parse(args).InvokeAsync();
