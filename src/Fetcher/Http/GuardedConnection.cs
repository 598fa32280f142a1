using System.Net;
using System.Net.Sockets;

namespace BriefingBus.Fetcher.Http;

/// <summary>Looks up a host's addresses.</summary>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancellationToken);

/// <summary>Opens connections, to public addresses alone. The check is made on the very address that is connected to, after the only
/// look-up there is, so that an answer that changes between check and connection, a redirect, or a host written in decimal or octal
/// gains nothing.</summary>
/// <param name="allowPrivate">Hosts that may have private addresses.</param>
/// <param name="lookup">Looks up addresses.</param>
public sealed class GuardedConnection(IReadOnlyList<string> allowPrivate, HostLookup lookup)
{
    private readonly HashSet<string> _allowed = allowPrivate.Select(h => h.Trim('[', ']')).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Connects to a host; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="FetchException">The host has no address, or none that may be contacted.</exception>
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
            throw new FetchException(FailureKind.Unreachable, $"There is no host named {host}.", inner: e);
        }
        if (found.Length == 0)
            throw new FetchException(FailureKind.Unreachable, $"There is no host named {host}.");
        if (_allowed.Contains(host.Trim('[', ']')))
            return found;

        var open = ForbiddenNetworks.Open(found);
        return open.Count > 0
            ? open
            : throw new FetchException(
                FailureKind.ForbiddenAddress,
                $"{host} leads to {ForbiddenNetworks.Find(found[0])}, which is not contacted; fetch.allowPrivate opens named hosts.");
    }
}
