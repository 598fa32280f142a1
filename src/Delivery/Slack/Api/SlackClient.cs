using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using BriefingBus.Delivery.Http;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Http;
using BriefingBus.Rendering;
using BriefingBus.Text;
using BriefingBus.Text.Json;

namespace BriefingBus.Delivery.Slack.Api;

/// <summary>Calls Slack: the Web API with a bot token, and incoming webhooks. A wait that Slack requests (429, <c>Retry-After</c>) applies
/// to every later call with the same credentials.</summary>
public sealed class SlackClient : IDisposable
{
    /// <summary>The timeout of a call.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;
    private readonly RetryAfterHttpClient calls;

    /// <summary>Creates the client.</summary>
    public SlackClient(TimeProvider clock, ILogger<SlackClient> log)
    {
        // No redirect is followed: the token must go only to Slack.
        http = OutboundHttp.Configured();
        http.Timeout = Timeout;
        calls = new("Slack", http, clock, log);
    }

    /// <summary>Calls a method that writes; its arguments are sent as JSON.</summary>
    /// <returns>Slack's response, with <c>ok</c> true.</returns>
    /// <exception cref="NotDeliveredException">Slack did nothing, and gave a reason.</exception>
    /// <exception cref="HttpRequestException">The outcome is uncertain.</exception>
    public async Task<JsonObject> PostAsync(
        string api, Secret token, string method, JsonObject arguments, CancellationToken cancellationToken) =>
        await CallAsync(api, token, method, () => JsonContent.Create(arguments), cancellationToken);

    /// <summary>Calls a method that reads; its arguments are sent as a form.</summary>
    /// <inheritdoc cref="PostAsync"/>
    public async Task<JsonObject> ReadAsync(
        string api, Secret token, string method, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken) =>
        await CallAsync(api, token, method, () => new FormUrlEncodedContent(arguments), cancellationToken);

    /// <summary>Posts to an incoming webhook, which answers with one word.</summary>
    /// <exception cref="NotDeliveredException">Slack did not post it, according to its response.</exception>
    /// <exception cref="InDoubtException">A gateway answered, which does not know whether Slack posted it.</exception>
    /// <exception cref="HttpRequestException">The connection broke: the outcome is uncertain.</exception>
    public async Task<string> PostToWebhookAsync(Secret webhook, JsonObject message, CancellationToken cancellationToken)
    {
        using var answer = await calls.SendAsync(
            webhook.Value, "webhook", () =>
                new HttpRequestMessage(HttpMethod.Post, webhook.Value) { Content = JsonContent.Create(message) }, cancellationToken);
        var word = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => Short(word),
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout =>
                throw new InDoubtException($"Slack's webhook answers {(int)answer.StatusCode}: {Short(word)}"),
            >= HttpStatusCode.InternalServerError =>
                throw new NotDeliveredException($"Slack's webhook answers {(int)answer.StatusCode}: {Short(word)}", isTransient: true),
            _ => throw new NotDeliveredException(
                $"Slack's webhook refuses with {(int)answer.StatusCode}: {Short(word)}", isTransient: false),
        };
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonObject> CallAsync(
        string api, Secret token, string method, Func<HttpContent> content, CancellationToken cancellationToken)
    {
        using var answer = await calls.SendAsync(
            token.Value,
            method,
            () => new HttpRequestMessage(HttpMethod.Post, api + method)
            {
                Content = content(),
                Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token.Value) },
            },
            cancellationToken);
        if (answer.StatusCode >= HttpStatusCode.InternalServerError)
            throw new HttpRequestException($"Slack answers {method} with {(int)answer.StatusCode}", inner: null, answer.StatusCode);
        if (answer.Content.Headers.ContentType?.MediaType is not "application/json")
            throw new NotDeliveredException(
                $"The server that answers {method} with {(int)answer.StatusCode} is not Slack: see 'api'", isTransient: false);
        var result = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken) ?? [];
        return result["ok"].AsTruth() == true
            ? result
            : throw SlackErrors.Of(method, Short(result["error"].AsText() ?? "no reason given"));
    }

    private static string Short(string word) => TextShortener.Shorten(Printable.Line(word), 101);
}
