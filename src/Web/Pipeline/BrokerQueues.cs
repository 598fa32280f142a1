using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BriefingBus.ServiceDefaults.Bus;

namespace BriefingBus.Web.Pipeline;

/// <summary>Reads the queues from RabbitMQ's management API (RabbitMQ documentation, HTTP API, <c>/api/queues/vhost</c>).</summary>
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
        var api = options.Management!.AbsoluteUri.TrimEnd('/') + "/api";
        address = new($"{api}/queues/{Uri.EscapeDataString(options.VirtualHost)}?columns={ManagedQueue.Columns}");
    }

    /// <summary>The queues that services consume, by name.</summary>
    /// <exception cref="BrokerUnreadableException">The API did not return them; the message gives the reason.</exception>
    public async Task<IReadOnlyList<BrokerQueue>> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            if (answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                throw new BrokerUnreadableException("it refuses the user of BUS__USER, which needs the tag monitoring");
            answer.EnsureSuccessStatusCode();
            return ManagedQueue.Consumed(await answer.Content.ReadFromJsonAsync<List<ManagedQueue>>(cancellationToken) ?? []);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            throw new BrokerUnreadableException(exception.Message);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new BrokerUnreadableException($"no answer within {http.Timeout.TotalSeconds:0} s");
        }
    }

    public void Dispose() => http.Dispose();
}

/// <summary>A queue as the broker describes it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Waiting">Messages that wait for a consumer.</param>
/// <param name="InHand">Messages in progress.</param>
/// <param name="Consumers">The number of consumers.</param>
/// <param name="InPerSecond">Messages that arrive in a second.</param>
/// <param name="OutPerSecond">Messages that are finished in a second.</param>
/// <param name="DeadLetters">Messages in its dead-letter queues.</param>
public sealed record BrokerQueue(
    string Name, long Waiting, long InHand, int Consumers, double InPerSecond, double OutPerSecond, long DeadLetters);

/// <summary>The broker's management API could not be read.</summary>
/// <param name="reason">The reason, as a clause.</param>
internal sealed class BrokerUnreadableException(string reason) : Exception(reason);
