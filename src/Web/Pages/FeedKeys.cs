namespace BriefingBus.Web.Pages;

/// <summary>The secrets in the addresses of feeds; a feature of each request if readers have to sign in.</summary>
/// <param name="Of">The secret of an edition's feeds, by the edition's name.</param>
public sealed record FeedKeys(Func<string, string?> Of);
