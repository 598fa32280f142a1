namespace BriefingBus.Fetcher.Articles;

/// <summary>The web page of an entry, or why there is none.</summary>
/// <param name="Html">The page as HTML, or null.</param>
/// <param name="Url">The address that it came from after redirects, or null.</param>
/// <param name="Problem">Why there is no page, in plain words; null where there is one.</param>
public sealed record ArticlePage(string? Html, string? Url, string? Problem);
