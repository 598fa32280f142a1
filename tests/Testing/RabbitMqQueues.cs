using System.Net.Http.Json;
using System.Text.Json;

namespace BriefingBus.Testing;

/// <summary>Looks into the queues of a test's virtual host, and puts messages there that no honest program would send.</summary>
public static class RabbitMqQueues
{
    /// <summary>The queues by name, as the management API describes them.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonElement>> QueuesAsync(this RabbitMqServer rabbit) =>
        (await rabbit.Management.GetFromJsonAsync<JsonElement[]>($"/api/queues/{rabbit.Options.VirtualHost}"))!
            .ToDictionary(q => q.GetProperty("name").GetString()!);

    /// <summary>
    /// Whether a published message of a type reaches a queue: the queue is there, and so are the bindings from the type's exchange to the
    /// queue's own and on to the queue, which are made one after another.
    /// </summary>
    public static async Task<bool> IsBoundAsync<TMessage>(this RabbitMqServer rabbit, string queue)
    {
        var bindings = (await rabbit.Management.GetFromJsonAsync<JsonElement[]>($"/api/bindings/{rabbit.Options.VirtualHost}"))!
            .Select(b => (From: Text(b, "source"), To: Text(b, "destination"), Kind: Text(b, "destination_type")))
            .ToHashSet();
        return bindings.Contains(($"{typeof(TMessage).Namespace}:{typeof(TMessage).Name}", queue, "exchange"))
            && bindings.Contains((queue, queue, "queue"));

        static string? Text(JsonElement binding, string name) => binding.GetProperty(name).GetString();
    }

    /// <summary>Up to 1,000 messages of a queue, which stay there; a quorum queue counts this as a delivery.</summary>
    public static async Task<IReadOnlyList<QueuedMessage>> PeekAsync(this RabbitMqServer rabbit, string queue)
    {
        var answer = await rabbit.Management.PostAsJsonAsync(
            $"/api/queues/{rabbit.Options.VirtualHost}/{queue}/get",
            new { count = 1000, ackmode = "reject_requeue_true", encoding = "auto" });
        if (!answer.IsSuccessStatusCode)
            return [];
        return [.. (await answer.Content.ReadFromJsonAsync<JsonElement[]>())!.Select(m => new QueuedMessage(
            m.GetProperty("payload").GetString()!,
            m.GetProperty("properties").TryGetProperty("headers", out var headers) && headers.ValueKind == JsonValueKind.Object
                ? headers.EnumerateObject().ToDictionary(h => h.Name, h => h.Value.ToString())
                : []))];
    }

    /// <summary>Puts a body into a queue as it is.</summary>
    public static async Task PutAsync(
        this RabbitMqServer rabbit, string queue, string body, string contentType = "application/vnd.masstransit+json") =>
        (await rabbit.Management.PostAsJsonAsync($"/api/exchanges/{rabbit.Options.VirtualHost}/amq.default/publish", new
        {
            routing_key = queue,
            payload = body,
            payload_encoding = "string",
            properties = new { content_type = contentType, delivery_mode = 2 },
        })).EnsureSuccessStatusCode();
}

/// <summary>A message that waits in a queue.</summary>
/// <param name="Body">The body as text.</param>
/// <param name="Headers">The headers, values as text.</param>
public sealed record QueuedMessage(string Body, IReadOnlyDictionary<string, string> Headers);
