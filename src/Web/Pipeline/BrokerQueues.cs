using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Web.Pipeline;

/// <summary>Asks RabbitMQ's management API for the queues (RabbitMQ documentation, HTTP API, <c>/api/queues/vhost</c>).</summary>
internal sealed class BrokerQueues : IDisposable
{
    private readonly HttpClient http;
    private readonly Uri address;

    /// <param name="options">The bus; its <see cref="BusOptions.Management"/> is set.</param>
    public BrokerQueues(BusOptions options)
    {
        http = BrokerManagement.Client(options);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.ReadPassword()}")));
        address = new($"{options.Management!.AbsoluteUri.TrimEnd('/')}/api/queues/{Uri.EscapeDataString(options.VirtualHost)}?columns={ManagedQueue.Columns}");
    }

    /// <summary>The queues that services consume, by name.</summary>
    /// <exception cref="BrokerUnreadException">The API did not give them; says why in plain words.</exception>
    public async Task<IReadOnlyList<BrokerQueue>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                throw new BrokerUnreadException("it refuses the user of BUS__USER, who needs the tag monitoring");
            answer.EnsureSuccessStatusCode();
            return ManagedQueue.Consumed(await answer.Content.ReadFromJsonAsync<List<ManagedQueue>>(cancellationToken) ?? []);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            throw new BrokerUnreadException(exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BrokerUnreadException($"no answer within {http.Timeout.TotalSeconds:0} s");
        }
    }

    public void Dispose() => http.Dispose();
}
