using System.Net;
using System.Net.Sockets;

namespace BriefingBus.Http;

/// <summary>Looks up a host's addresses.</summary>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancellationToken);

/// <summary>Opens connections, to public addresses alone. The check is made on the very address that is connected to, after the only
/// look-up there is, so that an answer that changes between check and connection, a redirect, or a host written in decimal or octal
/// gains nothing.</summary>
/// <param name="allowPrivate">Hosts that may have private addresses.</param>
/// <param name="lookup">Looks up addresses.</param>
/// <param name="key">The key of the configuration that names such hosts, for who is refused.</param>
public sealed class GuardedConnection(IReadOnlyList<string> allowPrivate, HostLookup lookup, string key)
{
    private readonly HashSet<string> _allowed = allowPrivate.Select(h => h.Trim('[', ']')).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Connects to a host; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HostRefusedException">The host has no address, or none that may be contacted.</exception>
    /// <exception cref="SocketException">None of its addresses answers.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var addresses = await AddressesAsync(endPoint.Host, cancellationToken);
        SocketException? last = null;
        foreach (var address in addresses)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, endPoint.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException e)
            {
                socket.Dispose();
                last = e;
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw last!;
    }

    private async Task<IReadOnlyList<IPAddress>> AddressesAsync(string host, CancellationToken cancellationToken)
    {
        IPAddress[] found;
        try
        {
            found = IPAddress.TryParse(host, out var literal) ? [literal] : await lookup(host, cancellationToken);
        }
        catch (SocketException e)
        {
            throw new HostRefusedException($"There is no host named {host}.", isForbidden: false, e);
        }
        if (found.Length == 0)
            throw new HostRefusedException($"There is no host named {host}.", isForbidden: false);
        if (_allowed.Contains(host.Trim('[', ']')))
            return found;

        var open = ForbiddenNetworks.Open(found);
        return open.Count > 0
            ? open
            : throw new HostRefusedException(
                $"{host} leads to {ForbiddenNetworks.Find(found[0])}, which is not contacted; {key} opens named hosts.", isForbidden: true);
    }
}
