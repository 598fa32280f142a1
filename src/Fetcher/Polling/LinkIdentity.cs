namespace BriefingBus.Fetcher.Polling;

/// <summary>Reduces a link to what tells one page from another, so that a feed that moves to https or tags its links anew does not look
/// like a feed full of news.</summary>
internal static class LinkIdentity
{
    /// <summary>Query parameters that say where a reader came from and never which page is meant. Prefixes end in <c>*</c>.
    /// Sources: Google Analytics campaign parameters, Facebook and Google click ids, Matomo, Mailchimp, RSS readers' own tags.</summary>
    private static readonly string[] Tracking =
    [
        "utm_*", "mtm_*", "pk_*", "at_*", "fbclid", "gclid", "msclkid", "mc_cid", "mc_eid", "cmpid", "cmp", "ns_campaign", "ns_mchannel",
        "ns_source", "feature", "partner", "ref", "rss", "source", "src", "ftag", "ito", "smid", "emc",
    ];

    /// <summary>The link without scheme, <c>www.</c>, fragment, tracking parameters and trailing slash; a link that cannot be read stays.</summary>
    public static string Of(string link)
    {
        if (!Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            return link;
        var host = uri.IdnHost.ToLowerInvariant();
        var port = uri.IsDefaultPort ? "" : $":{uri.Port}";
        var parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => !IsTracking(p));
        // A fragment tells pages apart where the site puts its address into it (#!/news/17).
        var fragment = uri.Fragment.StartsWith("#!", StringComparison.Ordinal) || uri.Fragment.StartsWith("#/", StringComparison.Ordinal) ? uri.Fragment : "";
        return $"{(host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host)}{port}{uri.AbsolutePath.TrimEnd('/')}?{string.Join('&', parameters)}{fragment}";
    }

    private static bool IsTracking(string parameter)
    {
        var name = parameter.Split('=', 2)[0];
        return Tracking.Any(t => t[^1] == '*'
            ? name.StartsWith(t[..^1], StringComparison.OrdinalIgnoreCase)
            : name.Equals(t, StringComparison.OrdinalIgnoreCase));
    }
}
