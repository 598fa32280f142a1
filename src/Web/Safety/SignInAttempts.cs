using System.Net;
using System.Net.Sockets;

namespace BriefingBus.Web.Safety;

/// <summary>Counts the failed attempts to sign in: by address, by known device, and of all unknown devices together, so that many addresses
/// do not help a guesser.</summary>
internal sealed class SignInAttempts(TimeProvider clock)
{
    /// <summary>The most failures in <see cref="Window"/> from one address or device.</summary>
    public const int MaxOfOne = 5;

    /// <summary>The most failures in <see cref="Window"/> from all unknown devices together.</summary>
    public const int MaxOfAll = 30;

    /// <summary>The span in which failures are counted, from the first.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const string All = "all";
    private readonly Lock gate = new();
    private readonly Dictionary<string, Count> counts = new(StringComparer.Ordinal);

    /// <summary>Begins an attempt, which counts as failed until <see cref="Succeed"/>, so that concurrent guesses do not help
    /// either.</summary>
    /// <returns>False where there were too many.</returns>
    public bool TryBegin(IPAddress? address, string? device)
    {
        lock (gate)
        {
            foreach (var (source, _) in counts.Where(c => clock.GetElapsedTime(c.Value.Since) >= Window).ToList())
                counts.Remove(source);
            // An address is added only while all together are below their limit, so there are never many.
            if (KeysOf(address, device).Any(k => counts.TryGetValue(k.Key, out var count) && count.Failures >= k.Max))
                return false;
            foreach (var (key, _) in KeysOf(address, device))
                counts[key] = counts.TryGetValue(key, out var count) ? count with { Failures = count.Failures + 1 }
                    : new(clock.GetTimestamp(), 1);
            return true;
        }
    }

    /// <summary>The attempt had the right password.</summary>
    public void Succeed(IPAddress? address, string? device)
    {
        lock (gate)
        {
            foreach (var (key, _) in KeysOf(address, device))
                if (counts.TryGetValue(key, out var count) && count.Failures > 0)
                    counts[key] = count with { Failures = count.Failures - 1 };
        }
    }

    private static IEnumerable<(string Key, int Max)> KeysOf(IPAddress? address, string? device) =>
        device is not null ? [("device " + device, MaxOfOne)] : [("address " + NetworkOf(address), MaxOfOne), (All, MaxOfAll)];

    /// <summary>An IPv6 customer has a network of 64 bits at least (RFC 6177), and so 2^64 addresses.</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private sealed record Count(long Since, int Failures);
}
