using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Text.Json;

namespace BriefingBus.Cleaner.Models;

/// <summary>An OpenAI-compatible endpoint: <c>POST /chat/completions</c>, as Ollama, vLLM and hosted services offer it.</summary>
public sealed class ChatEndpoint(HttpClient http, TimeProvider time)
{
    /// <summary>The maximum size of an answer, in bytes.</summary>
    private const long MaxAnswer = 1024 * 1024;

    /// <summary>Sends one request, without a retry: without an answer, the item's own summary is used.</summary>
    /// <exception cref="OperationCanceledException">The caller stopped the wait.</exception>
    public async Task<ChatAnswer> AskAsync(ModelOptions model, SummaryRequest request, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(model.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var message = MessageFor(model, request);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token);
            if (!response.IsSuccessStatusCode)
                return Failed($"the endpoint answered {(int)response.StatusCode}", tokens: 0);
            await response.Content.LoadIntoBufferAsync(MaxAnswer, either.Token);
            return Read(await response.Content.ReadAsByteArrayAsync(either.Token));
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return Failed($"no answer within {model.Timeout.TotalSeconds:0.#} s");
        }
        // Neither limit has passed: the client's own, for connecting, has.
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed("the endpoint can't be used (no connection in time)", tokens: 0);
        }
        catch (HttpRequestException exception)
        {
            int? tokens = exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError ? 0 : null;
            return Failed($"the endpoint can't be used ({exception.HttpRequestError})", tokens);
        }
        catch (JsonException)
        {
            return Failed("the answer is not JSON");
        }
    }

    private static HttpRequestMessage MessageFor(ModelOptions model, SummaryRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Post, model.Endpoint.TrimEnd('/') + "/chat/completions")
        {
            Content = JsonContent.Create(new JsonObject
            {
                ["model"] = model.Name,
                ["temperature"] = 0,
                ["max_tokens"] = request.LongestAnswer,
                ["messages"] = new JsonArray(
                    new JsonObject { ["role"] = "system", ["content"] = request.System },
                    new JsonObject { ["role"] = "user", ["content"] = request.User }),
            }),
        };
        if (model.Key is { } key)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key.Value);
        return message;
    }

    /// <summary>Reads an answer, which is UTF-8 whatever its Content-Type says (RFC 8259 §8.1).</summary>
    private static ChatAnswer Read(ReadOnlySpan<byte> json)
    {
        json = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        var root = JsonText.ParseNode(json, new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
        var choice = root?["choices"] is JsonArray { Count: > 0 } choices ? choices[0] as JsonObject : null;
        var text = (choice?["message"] as JsonObject)?["content"].AsText();
        var reported = (root?["usage"] as JsonObject)?["total_tokens"].AsNumber();
        var tokens = reported > 0 ? reported : null;
        return text is null ? Failed("the answer has no choices[0].message.content", tokens) : new ChatAnswer(text.Trim(), tokens, null);
    }

    private static ChatAnswer Failed(string reason, int? tokens = null) => new("", tokens, reason);
}
