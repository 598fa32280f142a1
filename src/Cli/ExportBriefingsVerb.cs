using System.CommandLine;
using System.CommandLine.Parsing;
using BriefingBus.Cli.Composing;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus export atom</c>: an edition's briefings as a feed, for any feed reader.</summary>
internal static class ExportBriefingsVerb
{
    public static Command Create() => new("export", "Print stored briefings in another form.") { CreateAtom("atom") };

    /// <summary>The name that <c>export atom</c> had.</summary>
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
        var count = new Option<int>("--count") { Description = "At most this many briefings, the newest.", DefaultValueFactory = _ => 20 };
        var verb = new Command(name, "Print an edition's briefings as an Atom feed.") { config, edition, address, count, data, json };
        verb.SetAction((arguments, cancellation) => BriefingFeed.PrintAsync(
            arguments.GetValue(config)!,
            arguments.GetValue(edition),
            arguments.GetValue(address)!,
            arguments.GetValue(count),
            arguments.GetValue(data),
            arguments.GetValue(json),
            cancellation));
        return verb;
    }

    private static Uri? ReadAddress(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        argument.AddError(
            $"found '{argument.Tokens[0].Value}', expected an http or https address such as https://example.org/morning.atom");
        return null;
    }
}
