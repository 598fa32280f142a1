using System.CommandLine.Parsing;
using BriefingBus.Cli.Composing;
using BriefingBus.Composer.Publishing;
using BriefingBus.Rendering.Atom;
using BriefingBus.Rendering.JsonFeed;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus export atom</c>: an edition's briefings as a feed, for any feed reader.</summary>
internal static class ExportBriefingsVerb
{
    public static Command Create() => new("export", "Print stored briefings in another form.") { CreateAtom("atom") };

    /// <summary>The former name of <c>export atom</c>.</summary>
    public static Command CreateAlias()
    {
        var verb = CreateAtom("feed");
        verb.Hidden = true;
        return verb;
    }

    private static Command CreateAtom(string name)
    {
        var (config, edition, data) = (VerbOptions.Config(), VerbOptions.Edition("the only one"), VerbOptions.Data());
        var json = VerbOptions.Json("Print a JSON Feed instead of Atom.");
        var address = new Option<Uri>("--address")
        {
            Description = "The address that the feed will be read from: its identity.",
            Required = true,
            CustomParser = ReadAddress,
        };
        var count = new Option<int>("--count") { Description = "The maximum number of briefings.", DefaultValueFactory = _ => 20 };
        var verb = new Command(name, "Print an edition's briefings as an Atom feed.") { config, edition, address, count, data, json };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var file = BriefingYaml.Read(arguments.GetValue(config)!);
            // Briefings remain after their edition was removed from the configuration.
            var chosen = arguments.GetValue(edition) ?? EditionChoice.Find(file.Configuration, null).Name;
            await using var store = await ComposerStore.OpenAsync(file, arguments.GetValue(data), withBus: false, cancellation);
            var newest = await NewestAsync(store, chosen, arguments.GetValue(count), cancellation);
            if (newest.Count == 0)
                return Problem.Report($"There is no briefing of the edition '{chosen}' yet.", ExitCode.Incomplete);

            var (title, feed) = (newest.Last().Title, arguments.GetValue(address)!);
            Console.Write(arguments.GetValue(json)
                ? JsonFeedForm.Write(title, feed, feed, _ => feed, newest)
                : AtomForm.Write(title, feed, _ => null, newest));
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task<Queue<BriefingComposed>> NewestAsync(
        ComposerStore store, string edition, int count, CancellationToken cancellation)
    {
        var newest = new Queue<BriefingComposed>();
        var all = new RepublishBriefings { Edition = edition, Since = DateTimeOffset.MinValue };
        await foreach (var briefing in store.Get<Republication>().FindAsync(all, cancellation))
        {
            newest.Enqueue(briefing);
            if (newest.Count > count)
                newest.Dequeue();
        }
        return newest;
    }

    private static Uri? ReadAddress(ArgumentResult argument)
    {
        var given = argument.Tokens[0].Value;
        if (Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;

        argument.AddError($"found '{given}', expected an http or https address such as https://example.org/morning.atom");
        return null;
    }
}
