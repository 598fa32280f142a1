using System.Buffers;
using System.Collections.Frozen;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BriefingBus.Configuration;

/// <summary>A feed of a section. Fetcher uses it to poll the feed, Composer to weigh its items.</summary>
public sealed partial record FeedOptions : RuleOptions
{
    /// <summary>Characters of a header's name (RFC 9110 §5.6.2).</summary>
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Headers of the connection and of conditional requests (RFC 9110 §7.6.1, §13.1), which Fetcher sets itself.</summary>
    private static readonly FrozenSet<string> OwnHeaders = FrozenSet.ToFrozenSet(
        [
            "Accept-Encoding", "A-IM", "Connection", "Expect", "Host", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range",
            "If-Unmodified-Since", "Keep-Alive", "Range", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        ],
        StringComparer.OrdinalIgnoreCase);

    [Description("Address of the feed: http, https, or a path relative to this file. It is the feed's identity. A secret in its path "
        + "or query is written ${NAME} or ${file:path}.")]
    public required string Url { get; init; }

    /// <summary>The address with its secrets, only for requests; null if <see cref="Url"/> has no secret.</summary>
    public Secret? Address { get; private set; }

    /// <summary>The address to show, without its query if that has a secret.</summary>
    public string ShownUrl => Address is null ? Url : Url.Split('?', '#')[0];

    /// <summary>The feed's name for readers: the configured name, else its own title, else the host or file of its address.</summary>
    /// <param name="title">The feed's own title, if it is known.</param>
    public string NameOr(string? title) =>
        Name ?? (title is { Length: > 0 } ? title
            : Uri.TryCreate(Url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host
            : Path.GetFileName(Url));

    /// <summary>True if a secret would be sent unencrypted.</summary>
    public bool SendsSecretsInClear =>
        Url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        && (User is not null || Token is not null || Cookie is not null || Address is not null
            || Headers.Values.Any(h => h.Reference != h.Value));

    [Description("Name to show; else the feed's own title.")]
    public string? Name { get; init; }

    [Description("False to disable the feed: it is not polled, and no briefing has it. 'briefingbus feeds disable' sets this.")]
    public bool Enabled { get; init; } = true;

    [Description("Fetch the article page of each new entry too, for feeds that carry only teasers.")]
    public bool FullText { get; init; }

    [Description("Whether the feed's stories have pictures in the web page; else as the edition says.")]
    public bool? Images { get; init; }

    [Description("Shortest time between two polls, 5m to 24h; else what the publisher asks for and how often the feed changes.")]
    public TimeSpan? Every { get; init; }

    [Description("The maximum number of entries published at the first poll.")]
    [Range(1, 10_000)]
    public int FirstItems { get; init; } = 20;

    [Description("Report the feed as silent when it has had no new item for this long; "
        + "else six times its usual interval, a year at most, or 90 days where that is not known.")]
    public TimeSpan? SilentAfter { get; init; }

    [Description("User name for HTTP basic authentication.")]
    [CheckedWith(nameof(Password))]
    public string? User { get; init; }

    [Description("Password for HTTP basic authentication, as ${NAME} or ${file:path}.")]
    [CheckedWith(nameof(User))]
    public Secret? Password { get; init; }

    [Description("Bearer token, as ${NAME} or ${file:path}.")]
    public Secret? Token { get; init; }

    [Description("Cookie header, as ${NAME} or ${file:path}.")]
    public Secret? Cookie { get; init; }

    [Description("Further request headers by name, also User-Agent and Accept instead of Fetcher's own; a value may be ${NAME} or "
        + "${file:path}.")]
    public IReadOnlyDictionary<string, Secret> Headers { get; init; } = new Dictionary<string, Secret>();

    public override IEnumerable<(string Key, string Problem)> Check()
    {
        foreach (var mistake in base.Check())
            yield return mistake;
        if (UrlProblem() is { } wrongUrl)
            yield return ("url", wrongUrl);
        if (Every is { } every && (every < TimeSpan.FromMinutes(5) || every > TimeSpan.FromHours(24)))
            yield return ("every", $"found {Duration.Write(every)}, expected 5m to 24h");
        if (User is null != Password is null)
            yield return (User is null ? "password" : "user", "user and password belong together");
        if (Token is not null && User is not null)
            yield return ("token", "give either a token or user and password");
        foreach (var name in Headers.Keys)
        {
            if (HeaderProblem(name) is { } problem)
                yield return ($"headers.{name}", problem);
        }
    }

    /// <summary>Puts the secrets into the address.</summary>
    /// <returns>The mistake in one of them, or null.</returns>
    internal string? ResolveAddress(Func<string, string?> environment)
    {
        if (!Url.Contains("${", StringComparison.Ordinal))
            return null;
        (Address, var problem) = SecretReference.ResolveWithin(Url, environment);
        return problem;
    }

    private string? UrlProblem()
    {
        const string Expected = "expected an http or https address, or a path relative to this file";
        if (Url.IndexOf("${", StringComparison.Ordinal) is >= 0 and var secret
            && (secret < HostEnd || Address is null || Address.Value.Contains("${", StringComparison.Ordinal)))
            return "a secret can be in the path and the query of an address, as ${NAME} or ${file:path}";
        if (string.IsNullOrWhiteSpace(Url))
            return $"found nothing, {Expected}";
        // A file may have any name without U+0000.
        var isFile = !Url.Contains("://", StringComparison.Ordinal);
        var odd = Url.EnumerateRunes().Where(rune => isFile ? rune.Value == 0 : IsInvisible(rune));
        if (odd.Cast<Rune?>().FirstOrDefault() is { } invisible)
            return $"found '{Url}' with the invisible character U+{invisible.Value:X4}, {Expected}";
        if (isFile)
        {
            var meant = Mistyped().Match(Url) is { Success: true } typed
                ? $"{(typed.Groups[1].Success ? typed.Groups[1].Value : "https")}://{typed.Groups[2].Value}"
                : null;
            return meant is not null ? $"found '{Url}', {Expected}; did you mean '{meant}'?"
                : Scheme().Match(Url) is { Success: true, Value: not "file:" } ? $"found '{Url}', {Expected}"
                : null;
        }
        // Checked before a message can show the address, which would reveal the password.
        if (Uri.TryCreate(Url, UriKind.Absolute, out var uri) && uri.UserInfo.Length > 0)
        {
            return "user and password cannot be in an address; write the address without them, and beside it "
                + "user: NAME and password: ${NAME_OF_A_VARIABLE}";
        }
        return uri is { Scheme: "http" or "https", Host.Length: > 0 } ? null : $"found '{Url}', {Expected}";
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator;

    /// <summary>An address with too few slashes or without its colon.</summary>
    [GeneratedRegex(
        "^(?:feed:)?(?:(https?)(?::/?|//+)|//)([^/].*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Mistyped();

    /// <summary>A scheme. The first part of a relative path has no colon (RFC 3986 §4.2), except after the letter of a drive.</summary>
    [GeneratedRegex("^[a-z][a-z0-9+.-]+:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Scheme();

    private int HostEnd =>
        Url.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme && Url.IndexOf('/', scheme + 3) is > 0 and var end
            ? end
            : Url.Length;

    private string? HeaderProblem(string name)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(TokenCharacters))
            return "expected the name of a header";
        if (Cookie is not null && name.Equals("Cookie", StringComparison.OrdinalIgnoreCase))
            return "give either cookie or this header";
        if ((Token is not null || User is not null) && name.Equals("Authorization", StringComparison.OrdinalIgnoreCase))
            return "give either this header, or token, or user and password";
        return OwnHeaders.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
            ? "Fetcher sets this header itself"
            : null;
    }
}
