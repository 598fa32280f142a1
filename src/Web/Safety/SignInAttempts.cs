using System.Net;
using System.Net.Sockets;

namespace BriefingBus.Web.Safety;

/// <summary>Counts the failed attempts to sign in: by address, by known device, and for all unknown devices together, so that an attacker
/// gains nothing from many addresses.</summary>
internal sealed class SignInAttempts(TimeProvider clock)
{
    /// <summary>The maximum number of failures in <see cref="Window"/> from one address or device.</summary>
    public const int MaxOfOne = 5;

    /// <summary>The maximum number of failures in <see cref="Window"/> from all unknown devices together.</summary>
    public const int MaxOfAll = 30;

    /// <summary>The maximum number of wrong codes with the right password in <see cref="CodeWindow"/>, from all unknown devices together.
    /// With a stolen password, guessing one of a million codes takes years (RFC 4226 §7.3).</summary>
    public const int MaxCodes = 10;

    /// <summary>The span in which failures are counted, from the first.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>The span in which wrong codes are counted, from the first.</summary>
    public static readonly TimeSpan CodeWindow = TimeSpan.FromHours(1);

    private const string All = "all";
    private readonly Lock gate = new();
    private readonly Dictionary<string, Failed> counts = new(StringComparer.Ordinal);

    /// <summary>Begins an attempt, which counts as failed until <see cref="Succeed"/>, so that concurrent guesses gain nothing
    /// either.</summary>
    /// <returns>False after too many failures.</returns>
    public bool TryBegin(IPAddress? address, string? device) => Count(LimitsOf(address, device));

    /// <summary>Marks the attempt as successful: right password, and right code if required.</summary>
    public void Succeed(IPAddress? address, string? device) => TakeBack(LimitsOf(address, device));

    /// <summary>Begins the check of a code that came with the right password; it counts as failed until
    /// <see cref="SucceedCode"/>.</summary>
    /// <returns>False if there were too many.</returns>
    public bool TryBeginCode(string? device) => Count([CodeLimitOf(device)]);

    /// <summary>Marks the code as right.</summary>
    public void SucceedCode(string? device) => TakeBack([CodeLimitOf(device)]);

    private bool Count(IReadOnlyList<Limit> limits)
    {
        lock (gate)
        {
            foreach (var (source, _) in counts.Where(c => clock.GetElapsedTime(c.Value.Since) >= c.Value.Window).ToList())
                counts.Remove(source);
            // An address is added only while the total is below its limit, which bounds their number.
            if (limits.Any(limit => counts.TryGetValue(limit.Key, out var count) && count.Failures >= limit.Max))
                return false;
            foreach (var (key, _, window) in limits)
                counts[key] = counts.TryGetValue(key, out var count) ? count with { Failures = count.Failures + 1 }
                    : new(clock.GetTimestamp(), window, 1);
            return true;
        }
    }

    private void TakeBack(IReadOnlyList<Limit> limits)
    {
        lock (gate)
        {
            foreach (var limit in limits)
                if (counts.TryGetValue(limit.Key, out var count) && count.Failures > 0)
                    counts[limit.Key] = count with { Failures = count.Failures - 1 };
        }
    }

    private static IReadOnlyList<Limit> LimitsOf(IPAddress? address, string? device) => device is not null
        ? [new("device " + device, MaxOfOne, Window)]
        : [new("address " + NetworkOf(address), MaxOfOne, Window), new(All, MaxOfAll, Window)];

    private static Limit CodeLimitOf(string? device) => new("codes of " + (device ?? All), MaxCodes, CodeWindow);

    /// <summary>The network of an address. An IPv6 customer has at least 64 bits (RFC 6177), and therefore 2^64 addresses.</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "unknown",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private sealed record Limit(string Key, int Max, TimeSpan Window);

    private sealed record Failed(long Since, TimeSpan Window, int Failures);
}
