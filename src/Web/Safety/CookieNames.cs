namespace BriefingBus.Web.Safety;

/// <summary>The names of the page's cookies. If browsers reach the page over https, the names begin with <c>__Host-</c>: no other host and
/// no plain connection can set such a cookie (RFC 6265bis §4.1.3.2), and its path is that of the whole host. Browsers refuse the prefix
/// over plain http, even on loopback.</summary>
internal static class CookieNames
{
    public const string Operator = "briefingbus-operator";
    public const string Form = "briefingbus-form";
    public const string Device = "briefingbus-device";

    public static string Of(string name, WebOptions options) => IsHttps(options) ? "__Host-" + name : name;

    public static string PathOf(WebOptions options) => IsHttps(options) ? "/" : options.PathPrefix + "/";

    private static bool IsHttps(WebOptions options) => options.Address?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;
}
