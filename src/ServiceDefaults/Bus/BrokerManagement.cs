using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using BriefingBus.ServiceDefaults.Http;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Queries RabbitMQ's management API for data that the protocol does not have (RabbitMQ documentation, HTTP API).</summary>
/// <param name="options">The broker; without <see cref="BusOptions.Management"/> there are no calls.</param>
public sealed class BrokerManagement(BusOptions options) : IDisposable
{
    private readonly HttpClient http = Client(options);

    /// <summary>A client for the API, which trusts the authority in <see cref="BusOptions.TlsCaFile"/>.</summary>
    public static HttpClient Client(BusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return InternalHttp.Create(
            TimeSpan.FromSeconds(4),
            handler => handler.SslOptions.RemoteCertificateValidationCallback = options.TlsCaFile is { Length: > 0 }
                ? BrokerTls.Validation(options) : null);
    }

    /// <summary>Lists the virtual host's objects of one kind.</summary>
    /// <param name="kind">The kind, such as <c>queues</c> or <c>bindings</c>.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Null if the API is absent, refuses the user or does not answer in time.</returns>
    public Task<IReadOnlyList<T>?> ListAsync<T>(string kind, CancellationToken cancellationToken) =>
        GetAsync<T>($"{kind}/{Uri.EscapeDataString(options.VirtualHost)}", cancellationToken);

    /// <summary>The alarms of the broker's nodes. During an alarm, the broker accepts no messages (RabbitMQ documentation, "Memory and Disk
    /// Alarms").</summary>
    /// <returns>Null if the API is absent, refuses the user or does not answer in time.</returns>
    public async Task<IReadOnlyList<BrokerAlarm>?> AlarmsAsync(CancellationToken cancellationToken) =>
        await GetAsync<Node>("nodes", cancellationToken) is { } nodes
            ?
            [
                .. nodes.Where(node => node.MemoryAlarm).Select(node => new BrokerAlarm(node.Name, "memory")),
                .. nodes.Where(node => node.DiskAlarm).Select(node => new BrokerAlarm(node.Name, "disk")),
            ]
            : null;

    private async Task<IReadOnlyList<T>?> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        if (options.Management is null)
            return null;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{options.Management.AbsoluteUri.TrimEnd('/')}/api/{path}");
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.ReadPassword()}")));
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<List<T>>(cancellationToken) : null;
        }
        catch (Exception unread) when (unread is HttpRequestException or JsonException
            || (unread is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private sealed record Node(
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("mem_alarm")] bool MemoryAlarm,
        [property: JsonPropertyName("disk_free_alarm")] bool DiskAlarm);
}

/// <summary>An alarm of a node of the broker.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Of">The scarce resource: <c>memory</c> or <c>disk</c>.</param>
public sealed record BrokerAlarm(string Node, string Of);
