using BriefingBus.Configuration.Opml;

namespace BriefingBus.Cli.Feeds;

/// <summary><c>feeds import</c>: adds the subscriptions of another feed reader, from its OPML export.</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var (config, edition, dryRun, json) = (
            VerbOptions.Config(), VerbOptions.Edition("the only one"), VerbOptions.DryRun(), VerbOptions.Json());
        var file = new Argument<string>("file") { Description = "The OPML file that the other reader exported, or - for stdin." };
        var section = SubscriptionImport.SectionOption();
        var verb = new Command(
            "import", "Add the feeds of an OPML file; its folders become sections.") { file, edition, section, config, dryRun, json };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var document = OpmlReader.Read(await ReadAsync(arguments.GetValue(file)!, cancellation));
            return SubscriptionImport.Into(
                new EditedConfiguration(arguments.GetValue(config)!),
                document,
                arguments.GetValue(edition),
                arguments.GetValue(section),
                arguments.GetValue(dryRun),
                arguments.GetValue(json));
        });
        return verb;
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellation)
    {
        if (file != "-")
            return await File.ReadAllBytesAsync(file, cancellation);
        using var copy = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(copy, cancellation);
        return copy.ToArray();
    }
}
