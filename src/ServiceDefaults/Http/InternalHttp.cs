namespace BriefingBus.ServiceDefaults.Http;

/// <summary>Creates the HTTP clients for addresses of this installation: RabbitMQ's management API, a process's own health. They use no
/// proxy, which would see the broker's password, and follow no redirects.</summary>
public static class InternalHttp
{
    private const int MaxAnswerBytes = 16 * 1024 * 1024;

    /// <summary>Creates a client.</summary>
    /// <param name="timeout">The timeout of a call.</param>
    /// <param name="more">Further settings of the handler.</param>
#pragma warning disable RS0030 // Every other client for internal addresses is created here.
    public static HttpClient Create(TimeSpan timeout, Action<SocketsHttpHandler>? more = null)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false };
        more?.Invoke(handler);
        return new(handler) { Timeout = timeout, MaxResponseContentBufferSize = MaxAnswerBytes };
    }
#pragma warning restore RS0030
}
