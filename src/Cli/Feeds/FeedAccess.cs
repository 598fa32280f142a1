using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;

namespace BriefingBus.Cli.Feeds;

/// <summary>Fetches feeds with the options of a configuration, or with the defaults if there is none.</summary>
internal sealed class FeedAccess : IDisposable
{
    private FeedAccess(FetchOptions options, BriefingConfiguration configuration)
    {
        (Options, Feeds) = (options, configuration.Feeds);
        Client = new FetchClient(options, TimeProvider.System);
        Retrieval = new FeedRetrieval(Client, options, configuration);
    }

    /// <summary>The options.</summary>
    public FetchOptions Options { get; }

    /// <summary>The configured feeds.</summary>
    public IReadOnlyList<FeedOptions> Feeds { get; }

    /// <summary>Fetches documents.</summary>
    public FetchClient Client { get; }

    /// <summary>Reads feeds.</summary>
    public FeedRetrieval Retrieval { get; }

    /// <summary>Creates the access.</summary>
    /// <exception cref="ConfigurationMistakesException">The configuration is invalid.</exception>
    public static FeedAccess Open(string config)
    {
        if (!File.Exists(config))
            return new(new FetchOptions(), new BriefingConfiguration(Path.GetFullPath(config), []));

        var file = BriefingYaml.Read(config);
        return new(file.Options.OfType<FetchOptions>().Single(), file.Configuration);
    }

    /// <summary>The date of a feed's newest entry, as verbs print it.</summary>
    public static string NewestInWords(DateTimeOffset? newest) => newest is { } at
        ? "newest " + at.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)
        : "no dates";

    public void Dispose()
    {
        Retrieval.Dispose();
        Client.Dispose();
    }
}
