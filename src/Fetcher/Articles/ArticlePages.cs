using BriefingBus.Fetcher.Entries;
using BriefingBus.Fetcher.Http;
using BriefingBus.Fetcher.Polling;
using BriefingBus.Text;

namespace BriefingBus.Fetcher.Articles;

/// <summary>The web page of an entry, or why there is none.</summary>
/// <param name="Html">The page as HTML, or null.</param>
/// <param name="Url">The address that it came from after redirects, or null.</param>
/// <param name="Problem">Why there is no page, in plain words; null if there is one.</param>
public sealed record ArticlePage(string? Html, string? Url, string? Problem);

/// <summary>The web page of an entry as its message has it, or why there is none.</summary>
/// <param name="Text">The page as HTML, or null.</param>
/// <param name="Url">The address that it came from after redirects, or null.</param>
/// <param name="Problem">Why there is no page, in plain words; null if there is one.</param>
public sealed record PackedPage(MessageText? Text, string? Url, string? Problem);

/// <summary>Fetches the web pages of entries where robots.txt allows it, with the pacing and limits of every request. If a page fails, the
/// entry is published with the feed's own text and a note.</summary>
/// <param name="client">Sends the requests.</param>
/// <param name="robots">The sites' robots.txt files.</param>
/// <param name="options">The limits.</param>
/// <param name="time">The clock.</param>
public sealed class ArticlePages(FetchClient client, RobotsCache robots, FetchOptions options, TimeProvider time)
{
    private const string Accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1";

    /// <summary>Fetches the pages of a poll's entries, the newest first.</summary>
    /// <returns>For each entry with a link, its page or why there is none, by <see cref="SeenEntry.ItemId"/>.</returns>
    /// <param name="feedUrl">The feed's address as configured.</param>
    /// <param name="entries">The entries.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    public async Task<IReadOnlyDictionary<Guid, PackedPage>> FetchAsync(
        string feedUrl, IReadOnlyList<EntryToSend> entries, CancellationToken cancellationToken)
    {
        var configured = Uri.TryCreate(feedUrl, UriKind.Absolute, out var named) && named.Scheme is "http" or "https" ? named : null;
        var pages = new Dictionary<Guid, PackedPage>();
        var started = time.GetTimestamp();
        var fetched = 0;
        foreach (var entry in entries.Where(e => e.Entry.Link is not null).OrderByDescending(e => e.Seen.Appeared))
        {
            pages[entry.Seen.ItemId] = Pack(fetched++ >= options.PagesPerPoll
                ? Without($"only the {options.PagesPerPoll} newest of a poll are fetched.")
                : time.GetElapsedTime(started) > options.Timeout * 2
                    ? Without("the pages before it took too long.")
                    : await FetchAsync(entry.Entry.Link!, configured, cancellationToken));
        }
        return pages;
    }

    /// <summary>Fetches the page at one link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="configured">The feed's address as the user wrote it, if it is a web address; otherwise null.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    public async Task<ArticlePage> FetchAsync(string link, Uri? configured, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return Without("its address is neither http nor https.");
        try
        {
            if (await robots.RefusalAsync(address, configured, cancellationToken) is { } refusal)
                return Without(refusal);
            var request = new FetchRequest
            {
                Address = address,
                Configured = configured,
                Accept = Accept,
                MaxBytes = options.MaxPage * 1024L * 1024,
            };
            using var answer = await client.FetchAsync(request, cancellationToken);
            return Read(answer);
        }
        catch (FetchException e)
        {
            return Without(char.ToLowerInvariant(e.Message[0]) + e.Message[1..]);
        }
    }

    private static ArticlePage Read(FetchAnswer answer)
    {
        var type = answer.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (type is not (null or "" or "text/html" or "application/xhtml+xml"))
            return Without("it is not a web page.");
        if (!answer.Whole)
            return Without(char.ToLowerInvariant(answer.Problems[0][0]) + answer.Problems[0][1..]);
        var encoding = TextEncoding.Choose(
            answer.Body.Span, DeclaredCharset.InContentType(answer.ContentType), DeclaredCharset.InHtml(answer.Body.Span));
        return new ArticlePage(encoding.Decode(answer.Body.Span), answer.Address.AbsoluteUri, null);
    }

    /// <summary>Packs a page at once: it waits for the other pages of its poll, and no budget counts decoded texts.</summary>
    private static PackedPage Pack(ArticlePage page)
    {
        var packed = CompressedText.Wrap(page.Html);
        return packed is { Gzip.Length: > MessageParts.Limit }
            ? Pack(Without("it is too large for a message."))
            : new PackedPage(packed, page.Url, page.Problem);
    }

    private static ArticlePage Without(string reason) => new(null, null, "The article's page was not fetched: " + reason);
}
