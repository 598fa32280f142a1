using System.Net;
using System.Net.Http.Headers;
using BriefingBus.Delivery.Http;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Rendering;
using BriefingBus.Text;

namespace BriefingBus.Delivery.Webhook;

/// <summary>One POST to a webhook. After 2xx it arrived; 502 and 504 come from a gateway that does not know; any other 5xx, 408 and 425 are
/// transient failures; everything else is a permanent refusal.</summary>
internal sealed record WebhookCall(
    string Key, PostedMessage Message, WebhookOptions Options, RetryAfterHttpClient Calls, TimeProvider Clock) : IOutletPart
{
    private const int MaxWords = 200;

    /// <summary>The maximum size of the part of an answer that is read; a receiver may answer with a page, or with what it got.</summary>
    private const int MaxAnswerBytes = 4 * 1024;

    private static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The calls that deliver a briefing, in order.</summary>
    public static IEnumerable<WebhookCall> For(
        BriefingComposed briefing, WebhookOptions options, RetryAfterHttpClient calls, TimeProvider clock) =>
        PostedMessage.Of(briefing, options).Select((m, i) => new WebhookCall($"message {i + 1}", m, options, calls, clock));

    public async Task<string> SendAsync(IReadOnlyDictionary<string, string> receipts, CancellationToken cancellationToken)
    {
        using var answer = await Calls.SendAsync(Options.Url.Value, "the next message", Request, cancellationToken);
        var status = (int)answer.StatusCode;
        if (answer.IsSuccessStatusCode)
            return status.ToString(CultureInfo.InvariantCulture);
        var said = $"{Message.Address.Host} answers {status}{Words(await BeginningAsync(answer.Content, cancellationToken))}";
        throw answer.StatusCode switch
        {
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => new InDoubtException(said),
            HttpStatusCode.RequestTimeout or (HttpStatusCode)425 or >= HttpStatusCode.InternalServerError =>
                new NotDeliveredException(said, isTransient: true),
            HttpStatusCode.Gone =>
                new NotDeliveredException(said + ". The receiver is gone permanently: remove it from 'deliver'", isTransient: false),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest =>
                new NotDeliveredException(
                    said + $" and leads to {answer.Headers.Location}: redirects are not followed, name that address", isTransient: false),
            _ => new NotDeliveredException(said, isTransient: false),
        };
    }

    public Task<DeliveryStatus> GetStatusAsync(
        IReadOnlyDictionary<string, string> receipts, DateTimeOffset startedAt, CancellationToken cancellationToken) =>
        Task.FromResult<DeliveryStatus>(Options.KnowsRepeats
            ? new DeliveryStatus.Absent()
            : new DeliveryStatus.Unknown($"The attempt broke off before {Message.Address.Host} answered, and a webhook cannot be asked"));

    private HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Message.Address) { Content = new ReadOnlyMemoryContent(Message.Body) };
        request.Content.Headers.ContentType = new("application/json", "utf-8");
        if (Options.Token is { } token)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        if (Options.Preset != WebhookPreset.Standard)
            return request;
        var at = Clock.GetUtcNow();
        request.Headers.Add("webhook-id", Message.Id);
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        if (Options.Secret is { } secret)
        {
            var key = StandardSignature.KeyOf(secret.Value)!;
            request.Headers.Add("webhook-signature", StandardSignature.Of(key, Message.Id, at, Message.Body.Span));
        }
        return request;
    }

    /// <summary>The beginning of the answer; empty if it does not come.</summary>
    private async Task<string> BeginningAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ReadTimeout, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var beginning = new byte[MaxAnswerBytes];
        try
        {
            await using var body = await content.ReadAsStreamAsync(either.Token);
            var length = await body.ReadAtLeastAsync(beginning, MaxAnswerBytes, throwOnEndOfStream: false, either.Token);
            var encoding = EncodingLabels.Find(content.Headers.ContentType?.CharSet) ?? Encoding.UTF8;
            return encoding.GetString(beginning, 0, length);
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested
            && fault is IOException or HttpRequestException or OperationCanceledException)
        {
            return "";
        }
    }

    private static string Words(string body) =>
        Printable.Line(body) is { Length: > 0 } words ? ": " + TextShortener.Shorten(words, MaxWords + 1) : "";
}
