namespace BriefingBus.ServiceDefaults.Http;

/// <summary>Makes the HTTP clients for addresses of this installation: RabbitMQ's management API, a process's own health. They use no
/// proxy, which would see the broker's password, and follow no redirects.</summary>
public static class InternalHttp
{
    private const int MaxAnswerBytes = 16 * 1024 * 1024;

    /// <summary>A client.</summary>
    /// <param name="timeout">How long a call may take.</param>
    /// <param name="more">Further settings of the handler.</param>
#pragma warning disable RS0030 // The one place that makes them.
    public static HttpClient Create(TimeSpan timeout, Action<SocketsHttpHandler>? more = null)
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false };
        more?.Invoke(handler);
        return new(handler) { Timeout = timeout, MaxResponseContentBufferSize = MaxAnswerBytes };
    }
#pragma warning restore RS0030
}
