using System.CommandLine;
using System.CommandLine.Parsing;
using BriefingBus.Cli.Composing;
using BriefingBus.Cli.Configuration;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus feed</c>: an edition's briefings as an Atom feed, for any feed reader.</summary>
internal static class FeedVerb
{
    public static Command Create()
    {
        var config = new Option<string>("--config", "-c") { Description = "The configuration.", DefaultValueFactory = _ => BriefingYaml.DefaultPath };
        var edition = new Option<string>("--edition") { Description = "Name of the edition.", Required = true };
        var address = new Option<Uri>("--address") { Description = "The address that the feed will be read from: its identity.", Required = true, CustomParser = ReadAddress };
        var count = new Option<int>("--count") { Description = "At most this many briefings, the newest.", DefaultValueFactory = _ => 20 };
        var data = new Option<string?>("--data") { Description = "Folder of the databases of briefingbus run; else DATABASE__… of the environment." };
        var verb = new Command("feed", "Print an edition's briefings as an Atom feed.") { config, edition, address, count, data };
        verb.SetAction((arguments, cancellation) => BriefingFeed.PrintAsync(
            arguments.GetValue(config)!,
            arguments.GetValue(edition)!,
            arguments.GetValue(address)!,
            arguments.GetValue(count),
            arguments.GetValue(data),
            cancellation));
        return verb;
    }

    private static Uri? ReadAddress(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens[0].Value, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return address;
        argument.AddError($"found '{argument.Tokens[0].Value}', expected an http or https address such as https://example.org/morning.atom");
        return null;
    }
}
