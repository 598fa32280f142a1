using BriefingBus.Fetcher.Articles;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Fetcher.Pictures;

/// <summary>Fetches the picture of a story, with the pacing and limits of every request: the one that the feed names, or else the one that
/// the article's page names for sharing.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="articles">Fetches pages.</param>
/// <param name="options">The limits.</param>
public sealed class PictureSearch(FetchClient client, ArticlePages articles, FetchOptions options) : IDisposable
{
    private const string Accept = "image/webp, image/jpeg, image/png, image/gif;q=0.9, */*;q=0.1";
    private const long MiB = 1024 * 1024;

    /// <summary>One picture is decoded at a time: its pixels may need as much memory as everything else together.</summary>
    private readonly SemaphoreSlim decoder = new(1);

    /// <summary>Finds and fetches it.</summary>
    /// <exception cref="FetchException">There is none that can be shown.</exception>
    public async Task<(EncodedPicture Picture, string? Text)> FindAsync(FetchPicture wanted, CancellationToken cancellationToken)
    {
        var configured = Uri.TryCreate(wanted.FeedUrl, UriKind.Absolute, out var feed) && feed.Scheme is "http" or "https" ? feed : null;
        FetchException? unfit = null;
        try
        {
            if (wanted.Image is { } named)
                return (await FetchAsync(named, configured, cancellationToken), wanted.ImageText);
        }
        catch (FetchException e) when (wanted.Link is not null)
        {
            unfit = e; // the article's page may have one that can be shown
        }
        if (wanted.Link is { } link && await SharedByAsync(link, configured, cancellationToken) is { } shared)
            return (await FetchAsync(shared.Address, configured, cancellationToken), shared.Text);
        throw unfit ?? new FetchException(FailureKind.NotAPicture, "Neither the feed nor the article's page names one.");
    }

    public void Dispose() => decoder.Dispose();

    private async Task<NamedPicture?> SharedByAsync(string link, Uri? configured, CancellationToken cancellationToken)
    {
        var page = await articles.FetchAsync(link, configured, cancellationToken);
        return page is { Html: { } html, Url: { } url } ? PagePicture.Find(html, new Uri(url)) : null;
    }

    private async Task<EncodedPicture> FetchAsync(string address, Uri? configured, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var named) || named.Scheme is not ("http" or "https"))
            throw new FetchException(FailureKind.NotAPicture, "Its address is neither http nor https.");
        var request = new FetchRequest { Address = named, Configured = configured, Accept = Accept, MaxBytes = options.MaxPicture * MiB };
        using var answer = await client.FetchAsync(request, cancellationToken);
        if (!answer.Whole)
            throw new FetchException(FailureKind.Unreadable, answer.Problems[0]);
        using var turn = await SemaphoreLease.AcquireAsync(decoder, cancellationToken);
        return PictureEncoder.Encode(answer.Body.Span);
    }
}
