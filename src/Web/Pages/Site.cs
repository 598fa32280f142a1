using Microsoft.AspNetCore.Antiforgery;

namespace BriefingBus.Web.Pages;

/// <summary>The data that all components of a request share, as a cascading parameter.</summary>
public sealed record Site
{
    /// <summary>The path before every path: empty, or <c>/briefings</c>.</summary>
    public required string Prefix { get; init; }

    /// <summary>The public address of the page, prefix included, without a trailing slash.</summary>
    public required string PublicAddress { get; init; }

    /// <summary>The operator's name while signed in, or null.</summary>
    public string? Operator { get; init; }

    /// <summary>Whether anybody can sign in.</summary>
    public bool CanSignIn { get; init; }

    /// <summary>The secrets in the addresses of feeds; null if everyone may read them.</summary>
    public FeedKeys? FeedKeys { get; init; }

    /// <summary>The antiforgery field of a form; null if there is no form.</summary>
    public AntiforgeryTokenSet? FormTokens { get; init; }

    /// <summary>A path as a browser requests it.</summary>
    public string Url(string path) => Prefix + path;

    /// <summary>A style sheet, script or picture of the page's own, by its file name.</summary>
    public string Asset(string name) => Prefix + OwnFiles.PathOf(name);
}
