using System.Net;
using BriefingBus.Delivery.Http;
using BriefingBus.Http;
using BriefingBus.ServiceDefaults.Reports;

namespace BriefingBus.Delivery.Webhook;

/// <summary>Creates each webhook's client, which connects to public addresses and to private ones of the hosts that the webhook
/// allows.</summary>
public sealed class WebhookClients(TimeProvider clock, ILogger<WebhookClients> log, HostLookup? lookup = null) : IDisposable
{
    /// <summary>The timeout of a call.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly List<HttpClient> made = [];

    /// <summary>The client of one webhook.</summary>
    internal RetryAfterHttpClient For(string name, WebhookOptions options)
    {
        var connection = new GuardedConnection(options.AllowPrivate, lookup ?? Dns.GetHostAddressesAsync, "allowPrivate");
        var http = OutboundHttp.Guarded(connection);
        http.Timeout = Timeout;
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"BriefingBus/{ProgramVersion.Current}");
        made.Add(http);
        return new RetryAfterHttpClient(name, http, clock, log, HttpCompletionOption.ResponseHeadersRead);
    }

    public void Dispose() => made.ForEach(http => http.Dispose());
}
