namespace BriefingBus.Web.Pages;

/// <summary>The public address of the page.</summary>
internal static class PublicAddress
{
    /// <summary>The configured address, else the one of the request; without a trailing slash.</summary>
    public static string Of(HttpRequest request, WebOptions options) =>
        options.Address?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
