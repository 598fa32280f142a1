using System.Net;
using System.Net.Sockets;

namespace BriefingBus.ServiceDefaults.Tests.Bus;

/// <summary>Passes connections on to the tests' broker, until it is closed: to whoever came through it, the broker is then away.</summary>
internal sealed class BrokerRelay : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> clients = [];
    private int attempts;

    public BrokerRelay(Uri broker)
    {
        listener.Start();
        Host = listener.LocalEndpoint.ToString()!;
        _ = PassOnAsync(broker);
    }

    public string Host { get; }

    /// <summary>Whether connections are passed on; otherwise they end at once.</summary>
    public bool IsOpen { get; set; } = true;

    /// <summary>The number of connections so far.</summary>
    public int Attempts => Volatile.Read(ref attempts);

    public void Dispose()
    {
        listener.Stop();
        BreakConnections();
    }

    /// <summary>Ends the connections that are there; new ones are passed on.</summary>
    public void BreakConnections()
    {
        lock (clients)
        {
            clients.ForEach(client => client.Dispose());
            clients.Clear();
        }
    }

    private async Task PassOnAsync(Uri broker)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                Interlocked.Increment(ref attempts);
                if (!IsOpen)
                {
                    near.Dispose();
                    continue;
                }
                var far = new TcpClient();
                lock (clients)
                    clients.AddRange([near, far]);
                await far.ConnectAsync(broker.Host, broker.Port);
                _ = CopyAsync(near, far);
                _ = CopyAsync(far, near);
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The relay was closed.
        }
    }

    private static async Task CopyAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The relay was closed, or one of the two sides.
        }
    }
}
