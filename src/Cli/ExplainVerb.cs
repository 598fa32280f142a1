using BriefingBus.Cli.Composing;
using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Selection;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus explain</c>: why each item is in a briefing or not.</summary>
internal static class ExplainVerb
{
    public static Command Create()
    {
        var (config, edition, at) = (VerbOptions.Config(), VerbOptions.Edition("the only one"), VerbOptions.At());
        var (data, json) = (VerbOptions.Data(), VerbOptions.Json());
        // The argument predates the option --edition of every verb.
        var named = new Argument<string?>("edition") { Arity = ArgumentArity.ZeroOrOne, Hidden = true };
        var verb = new Command("explain", "Print each candidate of a briefing with the parts of its score, and why it is in or out.")
        {
            named, config, edition, at, data, json,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var file = BriefingYaml.Read(arguments.GetValue(config)!);
            var chosen = EditionChoice.Find(file.Configuration, arguments.GetValue(edition) ?? arguments.GetValue(named));
            await using var store = await ComposerStore.OpenAsync(file, arguments.GetValue(data), withBus: false, cancellation);
            var instant = await store.InstantAsync(chosen, arguments.GetValue(at), cancellation);
            var explanation = await store.Get<BriefingComposer>()
                .ReadAsync(chosen.Name, instant, input => Explanation.Of(input), cancellation);
            if (arguments.GetValue(json))
                JsonOutput.Print(explanation);
            else
                Console.Out.Write(ExplanationText.Write(explanation));
            return ExitCode.Done;
        });
        return verb;
    }
}
