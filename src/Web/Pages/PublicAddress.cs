namespace BriefingBus.Web.Pages;

/// <summary>The address under which others reach the page.</summary>
internal static class PublicAddress
{
    /// <summary>The configured address, else the one that the request came to; without a slash at the end.</summary>
    public static string Of(HttpRequest request, WebOptions options) =>
        options.Address?.TrimEnd('/') ?? $"{request.Scheme}://{request.Host.ToUriComponent()}";
}
