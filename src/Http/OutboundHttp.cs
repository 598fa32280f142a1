namespace BriefingBus.Http;

/// <summary>Creates the HTTP clients for all requests that leave this installation. They do not follow redirects, keep cookies or send
/// trace headers.</summary>
public static class OutboundHttp
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(5);

    /// <summary>A client for addresses that come from others or have secrets. It connects through the guard and uses no proxy, which would
    /// bypass the guard.</summary>
    /// <param name="connection">The guard.</param>
    /// <param name="more">Further settings of the handler.</param>
    public static HttpClient Guarded(GuardedConnection connection, Action<SocketsHttpHandler>? more = null)
    {
        var handler = Handler();
        handler.ConnectCallback = (context, cancellationToken) => connection.ConnectAsync(context.DnsEndPoint, cancellationToken);
        handler.UseProxy = false;
        more?.Invoke(handler);
        return Client(handler);
    }

    /// <summary>A client for an address that the operator configured, such as a language model on this machine. It uses the environment's
    /// proxy if there is one.</summary>
    public static HttpClient Configured() => Client(Handler());

    private static SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ConnectTimeout,
        PooledConnectionLifetime = ConnectionLifetime,
    };

#pragma warning disable RS0030 // Every other client is created here.
    private static HttpClient Client(SocketsHttpHandler handler) => new(handler);
#pragma warning restore RS0030
}
