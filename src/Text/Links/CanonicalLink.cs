namespace BriefingBus.Text.Links;

/// <summary>Reduces a link to what tells one page from another, so that a feed that moves to https or tags its links anew does not look
/// like a feed full of news.</summary>
public static class CanonicalLink
{
    /// <summary>The link without scheme, <c>www.</c>, fragment, tracking parameters and trailing slash; a link that cannot be read
    /// stays.</summary>
    public static string Of(string link)
    {
        if (!Uri.TryCreate(TrackingParameters.Without(link), UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return link;
        var host = uri.IdnHost.ToLowerInvariant();
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        // A fragment tells pages apart where the site puts its address into it (#!/news/17).
        var fragment = uri.Fragment.StartsWith("#!", StringComparison.Ordinal) || uri.Fragment.StartsWith("#/", StringComparison.Ordinal)
            ? uri.Fragment
            : "";
        var bare = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        return $"{bare}{port}{uri.AbsolutePath.TrimEnd('/')}?{string.Join('&', parameters)}{fragment}";
    }
}
