using System.CommandLine;
using BriefingBus.Cli.Composing;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus explain</c>: why each item is in a briefing or out of it.</summary>
internal static class ExplainVerb
{
    public static Command Create()
    {
        var (config, edition, data, json) = (VerbOptions.Config(), VerbOptions.Edition("the only one"), VerbOptions.Data(),
            VerbOptions.Json());
        // How the edition was named before every verb had --edition.
        var named = new Argument<string?>("edition") { Arity = ArgumentArity.ZeroOrOne, Hidden = true };
        var at = new Option<string?>("--at")
        {
            Description = "The instant of the briefing: 2026-09-23T06:00, in the edition's zone unless it says otherwise; else now.",
        };
        var verb = new Command("explain", "Print each candidate of a briefing with the parts of its score, and why it is in or out.")
        {
            named, config, edition, at, data, json,
        };
        verb.SetAction((arguments, cancellation) => CollectedBriefing.ExplainAsync(
            arguments.GetValue(config)!,
            arguments.GetValue(edition) ?? arguments.GetValue(named),
            arguments.GetValue(at),
            arguments.GetValue(data),
            arguments.GetValue(json),
            cancellation));
        return verb;
    }
}
