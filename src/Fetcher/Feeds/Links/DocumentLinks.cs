namespace BriefingBus.Fetcher.Feeds.Links;

/// <summary>Resolves the relative addresses of one document, up to a limit: the document and its server choose the base, which every
/// address repeats, so that a small document could become a large one.</summary>
/// <param name="limits">The limits; the addresses may add as much as the largest document has.</param>
/// <param name="problems">Where the limit is noted.</param>
internal sealed class DocumentLinks(FeedLimits limits, FeedProblems problems)
{
    private long left = limits.Bytes;

    /// <summary>An address in its absolute form: see <see cref="Address.Resolve"/>.</summary>
    public string? Resolve(string? value, Uri? baseAddress)
    {
        var resolved = Address.Resolve(value, Allowed(baseAddress));
        left -= Math.Max(0, (resolved?.Length ?? 0) - (value?.Length ?? 0));
        return resolved;
    }

    /// <summary>HTML with its addresses in their absolute form: see <see cref="ContentLinks.Resolve"/>.</summary>
    public string ResolveIn(string html, Uri? baseAddress)
    {
        var resolved = ContentLinks.Resolve(html, Allowed(baseAddress));
        left -= Math.Max(0, resolved.Length - html.Length);
        return resolved;
    }

    private Uri? Allowed(Uri? baseAddress)
    {
        if (left > 0 || baseAddress is null) return baseAddress;
        problems.AddLoss($"the relative addresses add more than {limits.Bytes} characters (maxFeed); the others were not completed");
        return null;
    }
}
