using BriefingBus.Cli.Feeds;
using BriefingBus.Cli.Importing;
using BriefingBus.Configuration.Opml;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus import</c>: imports the subscriptions of another reader from its server.</summary>
internal static class ImportFromVerb
{
    public static Command Create() =>
        new("import", "Import the feeds of another reader from its server; 'feeds import' reads OPML files.")
    {
        CreateMiniflux(),
        CreateFreshRss(),
    };

    private static Command CreateMiniflux()
    {
        var url = Url("https://miniflux.example.org");
        var token = new Option<string?>("--token") { Description = "An API token of Miniflux; else MINIFLUX_TOKEN of the environment." };
        return Create("miniflux", "Miniflux: feeds, categories, and block and keep rules.", [url, token], (arguments, cancellation) =>
            Miniflux.ReadAsync(
            ReaderConnection.Address(arguments.GetValue(url)!), Secret(arguments.GetValue(token), "--token", "MINIFLUX_TOKEN"),
                cancellation));
    }

    private static Command CreateFreshRss()
    {
        var url = Url("https://freshrss.example.org");
        var user = new Option<string>("--user") { Description = "The user of FreshRSS.", Required = true };
        var password = new Option<string?>("--password")
        {
            Description = "The user's API password; else FRESHRSS_PASSWORD of the environment.",
        };
        return Create("freshrss", "FreshRSS: feeds, categories and filters.", [url, user, password], (arguments, cancellation) =>
            FreshRss.ReadAsync(
            ReaderConnection.Address(arguments.GetValue(url)!),
            arguments.GetValue(user)!,
            Secret(arguments.GetValue(password), "--password", "FRESHRSS_PASSWORD"),
            cancellation));
    }

    private static Command Create(
        string name, string description, IReadOnlyList<Option> own, Func<ParseResult, CancellationToken, Task<OpmlDocument>> read)
    {
        var (config, edition, section) = (VerbOptions.Config(), VerbOptions.Edition("the only one"), SubscriptionImport.SectionOption());
        var (dryRun, json) = (VerbOptions.DryRun(), VerbOptions.Json());
        var verb = new Command(name, description) { edition, section, config, dryRun, json };
        foreach (var option in own)
            verb.Options.Add(option);
        verb.SetAction(async (arguments, cancellation) =>
        {
            var configuration = new EditedConfiguration(arguments.GetValue(config)!);
            return SubscriptionImport.Into(
                configuration,
                await read(arguments, cancellation),
                arguments.GetValue(edition),
                arguments.GetValue(section),
                arguments.GetValue(dryRun),
                arguments.GetValue(json));
        });
        return verb;
    }

    private static Option<string> Url(string example) =>
        new("--url") { Description = $"Address of the server, such as {example}.", Required = true };

    private static string Secret(string? given, string option, string variable) =>
        given ?? (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named ? named : null)
        ?? throw new NotStartedException($"Give {option}, or set {variable} in the environment.");
}
