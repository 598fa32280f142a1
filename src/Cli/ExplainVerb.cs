using System.CommandLine;
using BriefingBus.Cli.Composing;
using BriefingBus.Cli.Configuration;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus explain</c>: why each item is in a briefing or out of it.</summary>
internal static class ExplainVerb
{
    public static Command Create()
    {
        var edition = new Argument<string>("edition") { Description = "Name of the edition." };
        var config = new Option<string>("--config", "-c") { Description = "The configuration.", DefaultValueFactory = _ => BriefingYaml.DefaultPath };
        var at = new Option<string?>("--at") { Description = "The instant of the briefing: 2026-09-23T06:00, in the edition's zone unless it says otherwise; else now." };
        var data = new Option<string?>("--data") { Description = "Folder of the databases of briefingbus run; else DATABASE__… of the environment." };
        var verb = new Command("explain", "Print each candidate of a briefing with the parts of its score, and why it is in or out.") { edition, config, at, data };
        verb.SetAction((arguments, cancellation) => CollectedBriefing.ExplainAsync(
            arguments.GetValue(config)!, arguments.GetValue(edition)!, arguments.GetValue(at), arguments.GetValue(data), cancellation));
        return verb;
    }
}
