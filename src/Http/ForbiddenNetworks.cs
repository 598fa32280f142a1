using System.Net;
using System.Net.Sockets;

namespace BriefingBus.Http;

/// <summary>The networks that foreign addresses must not reach: everything except the public internet. Feeds are untrusted, and the server
/// that polls them is inside a private network.</summary>
public static class ForbiddenNetworks
{
    /// <summary>Each network with its purpose, from the IANA special-purpose address registries (RFC 6890) and the address-family RFCs. The
    /// metadata services of clouds are at link-local addresses (169.254.169.254, fd00:ec2::254) or in 100.100.100.200, all inside these
    /// networks.</summary>
    private static readonly (IPNetwork Network, string What)[] Networks =
    [
        (IPNetwork.Parse("0.0.0.0/8"), "this network (RFC 791 §3.2)"),
        (IPNetwork.Parse("10.0.0.0/8"), "a private network (RFC 1918)"),
        (IPNetwork.Parse("100.64.0.0/10"), "a carrier's shared network (RFC 6598)"),
        (IPNetwork.Parse("127.0.0.0/8"), "this machine (RFC 1122 §3.2.1.3)"),
        (IPNetwork.Parse("168.63.129.16/32"), "Azure's platform (WireServer)"),
        (IPNetwork.Parse("169.254.0.0/16"), "a link-local network (RFC 3927)"),
        (IPNetwork.Parse("172.16.0.0/12"), "a private network (RFC 1918)"),
        (IPNetwork.Parse("192.0.0.0/24"), "protocol assignments (RFC 6890)"),
        (IPNetwork.Parse("192.0.2.0/24"), "documentation (RFC 5737)"),
        (IPNetwork.Parse("192.31.196.0/24"), "AS112 (RFC 7535)"),
        (IPNetwork.Parse("192.52.193.0/24"), "automatic multicast tunnelling (RFC 7450)"),
        (IPNetwork.Parse("192.88.99.0/24"), "6to4 relays (RFC 7526)"),
        (IPNetwork.Parse("192.168.0.0/16"), "a private network (RFC 1918)"),
        (IPNetwork.Parse("192.175.48.0/24"), "AS112 (RFC 7534)"),
        (IPNetwork.Parse("198.18.0.0/15"), "benchmarking (RFC 2544)"),
        (IPNetwork.Parse("198.51.100.0/24"), "documentation (RFC 5737)"),
        (IPNetwork.Parse("203.0.113.0/24"), "documentation (RFC 5737)"),
        (IPNetwork.Parse("224.0.0.0/4"), "multicast (RFC 5771)"),
        (IPNetwork.Parse("240.0.0.0/4"), "reserved or broadcast (RFC 1112 §4, RFC 919)"),
        (IPNetwork.Parse("::/96"), "unspecified, this machine, or IPv4 in IPv6 (RFC 4291 §2.5)"),
        (IPNetwork.Parse("64:ff9b:1::/48"), "local translation of IPv4 (RFC 8215)"),
        (IPNetwork.Parse("100::/64"), "discard (RFC 6666)"),
        (IPNetwork.Parse("100:0:0:1::/64"), "a dummy prefix (RFC 9780)"),
        (IPNetwork.Parse("2001::/23"), "protocol assignments, Teredo among them (RFC 2928, RFC 4380)"),
        (IPNetwork.Parse("2001:db8::/32"), "documentation (RFC 3849)"),
        (IPNetwork.Parse("2620:4f:8000::/48"), "AS112 (RFC 7534)"),
        (IPNetwork.Parse("3fff::/20"), "documentation (RFC 9637)"),
        (IPNetwork.Parse("5f00::/16"), "segment routing (RFC 9602)"),
        (IPNetwork.Parse("fc00::/7"), "a private network (RFC 4193)"),
        (IPNetwork.Parse("fe80::/10"), "a link-local network (RFC 4291 §2.5.6)"),
        (IPNetwork.Parse("fec0::/10"), "a site-local network (RFC 3879)"),
        (IPNetwork.Parse("ff00::/8"), "multicast (RFC 4291 §2.7)"),
    ];

    /// <summary>IPv6 networks whose addresses embed the IPv4 address of the destination, with the index of its first byte.</summary>
    private static readonly (IPNetwork Network, int At)[] Wrappers =
    [
        (IPNetwork.Parse("::ffff:0:0/96"), 12),       // IPv4-mapped, RFC 4291 §2.5.5.2
        (IPNetwork.Parse("::ffff:0:0:0/96"), 12),     // IPv4-translated, RFC 2765 §2.1
        (IPNetwork.Parse("64:ff9b::/96"), 12),        // NAT64, RFC 6052 §2.1
        (IPNetwork.Parse("2002::/16"), 2),            // 6to4, RFC 3056 §2
    ];

    /// <summary>The addresses of a host that may be contacted, in their order; a private one beside a public one is dropped.</summary>
    public static IReadOnlyList<IPAddress> Open(IReadOnlyList<IPAddress> addresses) => [.. addresses.Where(a => Find(a) is null)];

    /// <summary>The purpose that forbids an address, or null if it is public.</summary>
    public static string? Find(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            foreach (var (wrapper, at) in Wrappers)
            {
                if (Holds(wrapper, bytes))
                    return Find(new IPAddress(bytes.AsSpan(at, 4)));
            }
            // ISATAP (RFC 5214 §6.1) embeds an IPv4 address under any prefix.
            if (bytes.AsSpan(8, 4) is [0x00 or 0x02, 0x00, 0x5E, 0xFE] && Find(new IPAddress(bytes.AsSpan(12, 4))) is { } inside)
                return inside;
        }
        else if (address.AddressFamily != AddressFamily.InterNetwork)
            return "not an internet address";
        var plain = address.GetAddressBytes();
        foreach (var (network, what) in Networks)
        {
            if (Holds(network, plain))
                return what;
        }
        return null;
    }

    /// <summary>Compares prefixes byte by byte, since <see cref="IPNetwork.Contains"/> treats an IPv4-mapped address as IPv4.</summary>
    private static bool Holds(IPNetwork network, ReadOnlySpan<byte> address)
    {
        var prefix = network.BaseAddress.GetAddressBytes();
        if (prefix.Length != address.Length)
            return false;
        var whole = network.PrefixLength / 8;
        var rest = network.PrefixLength % 8;
        return prefix.AsSpan(0, whole).SequenceEqual(address[..whole])
            && (rest == 0 || (prefix[whole] ^ address[whole]) >> (8 - rest) == 0);
    }
}
