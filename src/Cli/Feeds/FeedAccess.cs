using BriefingBus.Cli.Configuration;
using BriefingBus.Configuration;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;

namespace BriefingBus.Cli.Feeds;

/// <summary>Gets feeds with the manners and limits of a configuration, or with the defaults where there is none.</summary>
internal sealed class FeedAccess : IDisposable
{
    private FeedAccess(FetchOptions options, BriefingConfiguration configuration)
    {
        (Options, Feeds) = (options, configuration.Feeds);
        Client = new FetchClient(options, TimeProvider.System);
        Retrieval = new FeedRetrieval(Client, options, configuration);
    }

    /// <summary>Manners and limits.</summary>
    public FetchOptions Options { get; }

    /// <summary>The configured feeds.</summary>
    public IReadOnlyList<FeedOptions> Feeds { get; }

    /// <summary>The way out.</summary>
    public FetchClient Client { get; }

    /// <summary>Reads feeds.</summary>
    public FeedRetrieval Retrieval { get; }

    /// <summary>Opens it; null after every mistake of the configuration has been written to stderr.</summary>
    public static FeedAccess? Open(string config)
    {
        if (!File.Exists(config))
            return new(new FetchOptions(), new BriefingConfiguration(Path.GetFullPath(config), []));
        return BriefingYaml.Read(config) is { } file ? new(file.Options.OfType<FetchOptions>().Single(), file.Configuration) : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Retrieval.Dispose();
        Client.Dispose();
    }
}
