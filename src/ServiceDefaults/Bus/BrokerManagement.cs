using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using BriefingBus.ServiceDefaults.Http;

namespace BriefingBus.ServiceDefaults.Bus;

/// <summary>Queries RabbitMQ's management API for what the protocol cannot express (RabbitMQ documentation, HTTP API).</summary>
/// <param name="options">The broker; without <see cref="BusOptions.Management"/> there are no calls.</param>
public sealed class BrokerManagement(BusOptions options) : IDisposable
{
    private readonly HttpClient http = Client(options);

    /// <summary>A client for the API, which trusts the authority that <see cref="BusOptions.TlsCaFile"/> names.</summary>
    public static HttpClient Client(BusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return InternalHttp.Create(
            TimeSpan.FromSeconds(4),
            handler => handler.SslOptions.RemoteCertificateValidationCallback = options.TlsCaFile is { Length: > 0 }
                ? BrokerTls.Validation(options) : null);
    }

    /// <summary>Lists the virtual host's objects of one kind.</summary>
    /// <param name="kind">Such as <c>queues</c> or <c>bindings</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Null if the API is absent, refuses the user or does not answer in time.</returns>
    public async Task<IReadOnlyList<T>?> ListAsync<T>(string kind, CancellationToken cancellationToken)
    {
        if (options.Management is null)
            return null;
        try
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"{options.Management.AbsoluteUri.TrimEnd('/')}/api/{kind}/{Uri.EscapeDataString(options.VirtualHost)}");
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
}
