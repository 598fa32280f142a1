using System.ComponentModel;

namespace BriefingBus.Web;

/// <summary>The key <c>web</c> of <c>briefing.yaml</c>: where the page listens, who may read, and who may make changes.</summary>
public sealed record WebOptions : ICheckedOptions
{
    /// <summary>The minimum length of a token: the number of base64 characters of 16 random bytes.</summary>
    public const int MinTokenLength = 22;

    private static readonly string TooShort =
        $"shorter than {MinTokenLength} characters: make one with 'openssl rand -base64 24'";

    [Description("Where the page listens. Everyone who reaches this address can read briefings and the state of feeds; "
        + "keep it on loopback, or put a proxy in front.")]
    public string Listen { get; init; } = "http://127.0.0.1:8080";

    [Description("The address under which browsers reach the page, such as https://news.example.org/briefings, where a proxy stands "
        + "in front; its path is the prefix of every link.")]
    public string? Address { get; init; }

    [Description("The proxies before the page, as addresses or networks such as 10.0.0.0/8: what they say in X-Forwarded-For of whom a "
        + "request comes from is believed, for the limit of failures to sign in and for the log.")]
    public IReadOnlyList<string> Proxies { get; init; } = [];

    [Description("The operator's password, hashed: what 'briefingbus web password' prints. "
        + "Without it, the page's process logs an address where the operator sets one.")]
    public string? PasswordHash { get; init; }

    [Description("Who may read: everyone who reaches the page, or signedIn: the operator, programs with a token, and feed readers that "
        + "know an edition's secret address.")]
    public Readers Reading { get; init; } = Readers.Everyone;

    [Description("Tokens that programs send as 'Authorization: Bearer …' to change something.")]
    public IReadOnlyList<AccessToken> Tokens { get; init; } = [];

    [Description("Encrypts the keys that cookies are sealed with, as ${NAME} or ${file:path}. "
        + "Without it, a random secret in the file web-keys.secret beside the databases: enough for processes that share that folder.")]
    public Secret? KeySecret { get; init; }

    [Description("How long the pictures of stories are kept, 1d or more; for editions and feeds with images.")]
    public TimeSpan KeepPictures { get; init; } = TimeSpan.FromDays(90);

    [Description("How long search finds the items that briefings left out, 1d or more.")]
    public TimeSpan KeepLeftOut { get; init; } = TimeSpan.FromDays(30);

    [Description("Address of a WebSub hub, such as https://pubsubhubbub.appspot.com/: the Atom feeds name it, and it is notified of each "
        + "new briefing, so that readers have it at once. It needs web.address.")]
    [CheckedWith(nameof(Address))]
    public string? WebSub { get; init; }

    [Description("Folder where dead letters are written before they are discarded; without it 'discarded' in the folder of the "
        + "databases. The page never removes anything from it.")]
    public string? Discarded { get; init; }

    /// <summary>The path before every path of the page: empty, or beginning with a slash and ending without one.</summary>
    internal string PathPrefix => Address is null ? "" : new Uri(Address).AbsolutePath.TrimEnd('/');

    public IEnumerable<(string Key, string Problem)> Check()
    {
        if (!IsListenAddress(Listen))
            yield return ("listen", $"found '{Listen}', expected an address such as http://127.0.0.1:8080 or http://0.0.0.0:8080");
        if (Address is not null && !IsPublicAddress(Address))
            yield return ("address", $"found '{Address}', expected an address such as https://news.example.org/briefings");
        if (WebSub is not null && WebSubProblem() is { } problem)
            yield return ("webSub", problem);
        foreach (var wrong in Proxies.Where(proxy => KnownProxies.NetworkOf(proxy) is null))
            yield return ("proxies", $"found '{wrong}', expected an address or a network such as 10.0.0.0/8");
        if (Discarded is not null && Discarded.Trim().Length == 0)
            yield return ("discarded", "found nothing, expected the path of a folder");
        if (KeepPictures < TimeSpan.FromDays(1))
            yield return ("keepPictures", $"found {Duration.Write(KeepPictures)}, expected 1d or more");
        if (KeepLeftOut < TimeSpan.FromDays(1))
            yield return ("keepLeftOut", $"found {Duration.Write(KeepLeftOut)}, expected 1d or more");
        if (PasswordHash is not null && !OperatorPassword.IsHash(PasswordHash))
            yield return ("passwordHash", "expected what 'briefingbus web password' prints; this file never contains the password itself");
        foreach (var token in Tokens.Where(t => t.Token.Value.Length < MinTokenLength))
            yield return ("tokens", $"the token '{token.Name}' is {TooShort}");
        if (KeySecret is { Value.Length: < MinTokenLength })
            yield return ("keySecret", $"it is {TooShort}");
        foreach (var name in Tokens.GroupBy(t => t.Name).Where(g => g.Count() > 1).Select(g => g.Key))
            yield return ("tokens", $"'{name}' is the name of two tokens; names are unique");
    }

    private string? WebSubProblem() =>
        !Uri.TryCreate(WebSub, UriKind.Absolute, out var hub) || hub.Scheme is not ("http" or "https")
            ? $"found '{WebSub}', expected the address of a hub such as https://pubsubhubbub.appspot.com/"
        : Address is null ? "a hub fetches the feeds from outside: give web.address too"
        : Reading != Readers.Everyone ? "a hub passes feeds on to everyone, and reading is signedIn: leave one of them out"
        : null;

    private static bool IsPublicAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", Query: "", Fragment: "" };

    private static bool IsListenAddress(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return address is { Scheme: "http", PathBase: "", IsUnixPipe: false, IsNamedPipe: false, Port: >= 0 and <= 65535 };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <summary>A token that lets a program make changes.</summary>
public sealed record AccessToken
{
    [Description("Who uses it: the name in the audit.")]
    public required string Name { get; init; }

    [Description("The token itself, as ${NAME} or ${file:path}.")]
    public required Secret Token { get; init; }
}

/// <summary>Who may read the page.</summary>
public enum Readers
{
    /// <summary>Everyone who can reach the page.</summary>
    Everyone,

    /// <summary>The operator, programs with a token, and feed readers that know an edition's secret address.</summary>
    SignedIn,
}
