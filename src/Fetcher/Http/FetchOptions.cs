using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BriefingBus.Http;

namespace BriefingBus.Fetcher.Http;

/// <summary>The key <c>fetch</c> of <c>briefing.yaml</c>: pacing and limits of every request that leaves this machine.</summary>
public sealed record FetchOptions : ICheckedOptions
{
    /// <summary>The shortest interval that a publisher or an option can ask for.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromMinutes(5);

    /// <summary>The longest interval that a publisher or an option can ask for, and the longest pause after failures.</summary>
    public static readonly TimeSpan MaxInterval = TimeSpan.FromHours(24);

    /// <summary>Leases are extended after every quarter of their length, by a loop with passes of 5 s.</summary>
    public static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(15);

    [Description(
        "Address of whoever runs this, sent in the User-Agent, so that a publisher who minds the requests can write: an e-mail "
        + "address or a web page.")]
    public string Contact { get; init; } = "https://github.com/briefingbus/briefingbus";

    [Description(
        "Host names that may lead to private addresses, such as a feed of one's own network: for feeds at that host, at the "
        + "port in their url. All others are refused there.")]
    public IReadOnlyList<string> AllowPrivate { get; init; } = [];

    [Description("Ports that may be contacted besides 80, 443, 8080, 8443 and that of the feed's own url.")]
    [Range(1, 65535)]
    public IReadOnlyList<int> AllowPorts { get; init; } = [];

    [Description("At most this many requests at once to all hosts together, 1 to 256.")]
    [Range(1, 256)]
    public int Concurrency { get; init; } = 32;

    [Description("Pause between two requests to one host, which never run in parallel.")]
    public TimeSpan Gap { get; init; } = TimeSpan.FromSeconds(1);

    [Description("Longest wait for a connection.")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    [Description("Longest wait from the request to the answer's headers.")]
    public TimeSpan FirstByteTimeout { get; init; } = TimeSpan.FromSeconds(20);

    [Description("Longest time for an answer in all, redirects included.")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    [Description("Largest answer in MiB before decompression, 1 to 256.")]
    [Range(1, 256)]
    public int MaxReceived { get; init; } = 32;

    [Description("Largest feed in MiB after decompression, 1 to 512.")]
    [Range(1, 512)]
    public int MaxFeed { get; init; } = 16;

    [Description("Memory for all answers in flight together in MiB, 24 to 4096, and at least three times maxFeed.")]
    [Range(24, 4096)]
    [CheckedWith(nameof(MaxFeed))]
    public int Memory { get; init; } = 96;

    [Description("Largest article page in MiB after decompression, 1 to 64.")]
    [Range(1, 64)]
    public int MaxPage { get; init; } = 8;

    [Description("Largest original of a picture in MiB, 1 to 64; it is scaled down. Only for editions and feeds with images.")]
    [Range(1, 64)]
    public int MaxPicture { get; init; } = 8;

    [Description("Largest headers of an answer in KiB, 1 to 1024.")]
    [Range(1, 1024)]
    public int MaxHeaders { get; init; } = 64;

    [Description("At most this many entries are read of a feed, 1 to 100000.")]
    [Range(1, 100_000)]
    public int MaxEntries { get; init; } = 20_000;

    [Description("Largest text of one entry in MiB, 1 to 64; a longer one is cut.")]
    [Range(1, 64)]
    public int MaxText { get; init; } = 4;

    [Description("Deepest nesting of elements in a feed, 16 to 10000; deeper ones keep their text and lose their tags.")]
    [Range(16, 10_000)]
    public int MaxDepth { get; init; } = 256;

    [Description(
        "What the entities that a feed declares itself may expand to in KiB, 0 to 1024. Entities from elsewhere are never "
        + "loaded.")]
    [Range(0, 1024)]
    public int MaxEntities { get; init; } = 64;

    [Description("At most this many redirects in a row, 0 to 20.")]
    [Range(0, 20)]
    public int MaxRedirects { get; init; } = 10;

    [Description("At most this many article pages for one poll of a feed with fullText, 0 to 100; the newest entries come first.")]
    [Range(0, 100)]
    public int PagesPerPoll { get; init; } = 10;

    [Description("How long after a fetcher's last sign of life another one may claim its feeds, 15s or more.")]
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    [Description("How long a seen entry is remembered after it left the feed.")]
    public TimeSpan Remember { get; init; } = TimeSpan.FromDays(90);

    public IEnumerable<(string Key, string Problem)> Check()
    {
        foreach (var (i, problem) in GuardedConnection.ProblemsOf(AllowPrivate))
            yield return ($"allowPrivate[{i}]", problem);
        if (string.IsNullOrWhiteSpace(Contact) || Contact.Any(c => c is < ' ' or > '~' or '(' or ')'))
            yield return ("contact", "expected an e-mail address or a web page, in ASCII and without brackets");
        if (Memory < 3 * MaxFeed)
            yield return ("memory", $"found {Memory}, expected no less than three times maxFeed, {3 * MaxFeed}");
        (string, TimeSpan)[] timeouts = [("connectTimeout", ConnectTimeout), ("firstByteTimeout", FirstByteTimeout), ("timeout", Timeout)];
        foreach (var (key, value) in timeouts.Where(t => t.Item2 <= TimeSpan.Zero || t.Item2 > TimeSpan.FromMinutes(10)))
            yield return (key, $"found {Duration.Write(value)}, expected 1s to 10m");
        if (Gap < TimeSpan.Zero || Gap > TimeSpan.FromMinutes(1))
            yield return ("gap", $"found {Duration.Write(Gap)}, expected 0s to 1m");
        if (Lease < ShortestLease)
            yield return ("lease", $"found {Duration.Write(Lease)}, expected {Duration.Write(ShortestLease)} or more");
        if (Remember < TimeSpan.FromDays(1))
            yield return ("remember", $"found {Duration.Write(Remember)}, expected at least 1d");
    }
}
