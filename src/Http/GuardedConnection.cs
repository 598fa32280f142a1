using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;

namespace BriefingBus.Http;

/// <summary>Looks up a host's addresses.</summary>
public delegate Task<IPAddress[]> HostLookup(string host, CancellationToken cancellationToken);

/// <summary>Connects to an address that has passed the check.</summary>
public delegate Task<Stream> HostConnect(IPEndPoint to, CancellationToken cancellationToken);

/// <summary>Opens connections to public addresses only. The check is on the address of the connection itself, after the only DNS lookup, so
/// that neither a changing DNS answer, a redirect, nor a host written in decimal or octal can bypass it.</summary>
/// <param name="allowPrivate">Hosts that may have private addresses.</param>
/// <param name="lookup">Looks up addresses.</param>
/// <param name="key">The configuration key of such hosts, for the error message.</param>
/// <param name="connect">Opens the connection; null for a socket.</param>
public sealed class GuardedConnection(IReadOnlyList<string> allowPrivate, HostLookup lookup, string key, HostConnect? connect = null)
{
    /// <summary>Connection Attempt Delay (RFC 8305 §5).</summary>
    private static readonly TimeSpan AttemptDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>The errors of hosts that may have private addresses, each with its index: a scheme, a port or a path would match no
    /// host.</summary>
    public static IEnumerable<(int Index, string Problem)> ProblemsOf(IReadOnlyList<string> hosts) =>
        hosts.Index().Where(host => Uri.CheckHostName(host.Item) == UriHostNameType.Unknown)
            .Select(host => (host.Index, $"found '{host.Item}', expected the name or address of a host, without scheme and port"));

    /// <summary>Whether a host is among others, however each is written: an internationalised name in its own script or in ASCII
    /// (RFC 5890), an address in short or at length, with or without brackets.</summary>
    public static bool IsAmong(IReadOnlyList<string> hosts, string host)
    {
        var name = Canonical(host);
        return hosts.Any(h => string.Equals(Canonical(h), name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Connects to a host; for <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HostRefusedException">The host has no address, or none that may be contacted.</exception>
    /// <exception cref="SocketException">None of its addresses answers.</exception>
    public async ValueTask<Stream> ConnectAsync(DnsEndPoint endPoint, CancellationToken cancellationToken)
    {
        var addresses = Interleave(await AddressesAsync(endPoint.Host, cancellationToken));
        using var others = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var attempts = new List<Task<Stream>>();
        try
        {
            Exception? last = null;
            var next = 0;
            while (next < addresses.Count || attempts.Count > 0)
            {
                if (next < addresses.Count)
                    attempts.Add(AttemptAsync(new IPEndPoint(addresses[next++], endPoint.Port), others.Token));
                // Tries the next address when this one has failed or not answered within the delay (RFC 8305 §5).
                var moment = next < addresses.Count
                    ? Task.Delay(AttemptDelay, others.Token)
                    : Task.Delay(Timeout.InfiniteTimeSpan, others.Token);
                var first = await Task.WhenAny(attempts.Append(moment));
                if (first == moment)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    continue;
                }
                var attempt = (Task<Stream>)first;
                attempts.Remove(attempt);
                if (attempt.IsCompletedSuccessfully)
                    return await attempt;
                last = attempt.Exception?.InnerException ?? last;
            }
            cancellationToken.ThrowIfCancellationRequested();
            ExceptionDispatchInfo.Throw(last!);
            throw last;
        }
        finally
        {
            await others.CancelAsync();
            foreach (var attempt in attempts)
                _ = attempt.ContinueWith(
                    static a => a.Result.Dispose(), CancellationToken.None, TaskContinuationOptions.OnlyOnRanToCompletion,
                    TaskScheduler.Default);
        }
    }

    private static string Canonical(string host)
    {
        var bare = host.Trim('[', ']');
        return IPAddress.TryParse(bare, out var literal) ? literal.ToString()
            : Uri.TryCreate($"http://{bare}/", UriKind.Absolute, out var address) ? address.IdnHost
            : bare;
    }

    private async Task<Stream> AttemptAsync(IPEndPoint to, CancellationToken cancellationToken)
    {
        if (connect is not null)
            return await connect(to, cancellationToken);
        var socket = new Socket(to.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(to, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses in their order, but with alternating families, so that a broken family delays only one attempt (RFC 8305
    /// §4).</summary>
    private static List<IPAddress> Interleave(IReadOnlyList<IPAddress> addresses)
    {
        var first = addresses.Where(a => a.AddressFamily == addresses[0].AddressFamily).ToList();
        var second = addresses.Where(a => a.AddressFamily != addresses[0].AddressFamily).ToList();
        return [.. Enumerable.Range(0, addresses.Count).SelectMany(i => first.Skip(i).Take(1).Concat(second.Skip(i).Take(1)))];
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
        if (IsAmong(allowPrivate, host))
            return found;

        var open = ForbiddenNetworks.Open(found);
        return open.Count > 0
            ? open
            : throw new HostRefusedException(
                $"{host} leads to {ForbiddenNetworks.Find(found[0])}, which is not contacted; {key} opens named hosts.", isForbidden: true);
    }
}

/// <summary>A host was refused without a connection attempt.</summary>
/// <param name="message">The reason, as a sentence.</param>
/// <param name="isForbidden">True if its addresses may not be contacted; false if it has none.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class HostRefusedException(string message, bool isForbidden, Exception? inner = null) : IOException(message, inner)
{
    /// <summary>Whether its addresses may not be contacted.</summary>
    public bool IsForbidden { get; } = isForbidden;
}
