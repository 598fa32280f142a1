namespace BriefingBus.Text.Links;

/// <summary>Reduces a link to the part that identifies the page, so that entries do not seem new when a feed moves to https or changes its
/// link tags.</summary>
public static class CanonicalLink
{
    /// <summary>The link without scheme, <c>www.</c>, fragment, tracking parameters and trailing slash; an invalid link is
    /// unchanged.</summary>
    public static string Of(string link)
    {
        if (!Uri.TryCreate(TrackingParameters.Without(link), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return link;
        var host = uri.IdnHost.ToLowerInvariant();
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        // A fragment identifies a page if the site routes by it (#!/news/17).
        var fragment = uri.Fragment.StartsWith("#!", StringComparison.Ordinal) || uri.Fragment.StartsWith("#/", StringComparison.Ordinal)
            ? uri.Fragment
            : "";
        var bare = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        return $"{bare}{port}{uri.AbsolutePath.TrimEnd('/')}?{string.Join('&', parameters)}{fragment}";
    }
}
