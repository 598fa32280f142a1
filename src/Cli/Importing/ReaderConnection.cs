using System.Net;
using System.Text.Json;
using BriefingBus.Http;

namespace BriefingBus.Cli.Importing;

/// <summary>Sends requests to another feed reader's server, which may be on the user's own network.</summary>
/// <param name="reader">The reader's name, for messages.</param>
/// <param name="address">Address of the server, with its path.</param>
internal sealed class ReaderConnection(string reader, Uri address) : IDisposable
{
    /// <summary>The maximum size of a list of subscriptions, in bytes.</summary>
    private const long MaxAnswer = 64 * 1024 * 1024;

    private readonly HttpClient client = Client(address);

    /// <summary>Parses the address that a user typed.</summary>
    /// <exception cref="NotStartedException">The text is not an address.</exception>
    public static Uri Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? new Uri(address.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/")
            : throw new NotStartedException($"--url: found '{url}', expected the address of the reader such as https://reader.example.org");

    /// <summary>Sets a header of every request.</summary>
    public void SetHeader(string name, string value)
    {
        client.DefaultRequestHeaders.Remove(name);
        if (!client.DefaultRequestHeaders.TryAddWithoutValidation(name, value) || value.AsSpan().ContainsAny('\r', '\n'))
            throw new NotStartedException($"{reader}: the token holds characters that no token has.");
    }

    /// <summary>Requests a JSON document.</summary>
    /// <exception cref="NotStartedException">The server refuses, or does not answer with JSON.</exception>
    public async Task<JsonDocument> GetJsonAsync(string path, CancellationToken cancellation)
    {
        var bytes = await SendAsync(HttpMethod.Get, path, content: null, cancellation);
        try
        {
            return JsonDocument.Parse(bytes);
        }
        catch (JsonException)
        {
            throw new NotStartedException($"{new Uri(address, path)} answers something else than {reader}'s JSON. Is --url right?");
        }
    }

    /// <summary>Requests a document that only some versions have; null if it is missing.</summary>
    /// <exception cref="NotStartedException">The server cannot be reached.</exception>
    public Task<byte[]?> FindAsync(string path, CancellationToken cancellation) => AskAsync<byte[]?>(
        HttpMethod.Get,
        path,
        content: null,
        async answer => answer.IsSuccessStatusCode ? await answer.Content.ReadAsByteArrayAsync(cancellation) : null,
        cancellation);

    /// <summary>Sends a form or requests a document.</summary>
    /// <exception cref="NotStartedException">The server refuses, or cannot be reached.</exception>
    public Task<byte[]> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellation) => AskAsync<byte[]>(
        method,
        path,
        content,
        async answer => answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new NotStartedException(
                $"{reader} at {address} does not accept the sign-in ({(int)answer.StatusCode}). Nothing was changed."),
            _ when !answer.IsSuccessStatusCode => throw new NotStartedException(
                $"{new Uri(address, path)} answers {(int)answer.StatusCode} {answer.ReasonPhrase}. "
                + $"Is --url the address of {reader}? Nothing was changed."),
            _ => await answer.Content.ReadAsByteArrayAsync(cancellation),
        },
        cancellation);

    private async Task<T> AskAsync<T>(
        HttpMethod method, string path, HttpContent? content, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
            using var answer = await client.SendAsync(request, cancellation);
            return await read(answer);
        }
        catch (HttpRequestException away)
        {
            throw new NotStartedException($"{reader} at {address} cannot be reached: {away.Message.TrimEnd('.')}. Nothing was changed.");
        }
        catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new NotStartedException(
                $"{reader} at {address} has not answered within {client.Timeout.TotalSeconds:0} s. Nothing was changed.");
        }
    }

    public void Dispose() => client.Dispose();

    private static HttpClient Client(Uri address)
    {
        // The user chose the server, so its host may be private, but no other host.
        var http = OutboundHttp.Guarded(new GuardedConnection([address.Host], Dns.GetHostAddressesAsync, "--url"));
        http.Timeout = TimeSpan.FromSeconds(30);
        http.MaxResponseContentBufferSize = MaxAnswer;
        return http;
    }
}
