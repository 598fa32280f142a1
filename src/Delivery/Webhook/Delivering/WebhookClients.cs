using System.Net;
using BriefingBus.Delivery.Http;
using BriefingBus.Http;

namespace BriefingBus.Delivery.Webhook.Delivering;

/// <summary>Makes each web hook's way out: to public addresses, and to private ones of hosts that it names.</summary>
public sealed class WebhookClients(TimeProvider clock, ILogger<WebhookClients> log, HostLookup? lookup = null) : IDisposable
{
    /// <summary>How long a call may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const int MaxAnswerBytes = 64 * 1024;

    private readonly List<HttpClient> made = [];

    /// <summary>The client of one web hook.</summary>
    internal RetryAfterHttpClient For(string name, WebhookOptions options)
    {
        var connection = new GuardedConnection(options.AllowPrivate, lookup ?? Dns.GetHostAddressesAsync, "allowPrivate");
        var http = OutboundHttp.Guarded(connection);
        http.Timeout = Patience;
        http.MaxResponseContentBufferSize = MaxAnswerBytes;
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"BriefingBus/{typeof(WebhookClients).Assembly.GetName().Version!.ToString(3)}");
        made.Add(http);
        return new RetryAfterHttpClient(name, http, clock, log);
    }

    /// <inheritdoc/>
    public void Dispose() => made.ForEach(http => http.Dispose());
}
