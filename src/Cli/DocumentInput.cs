using System.Runtime.CompilerServices;

namespace BriefingBus.Cli;

/// <summary>One document that a verb reads: from a file or from the network, with what is known about it.</summary>
internal sealed record DocumentInput
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The input as given, or the file's path as found below a given folder.</summary>
    public required string Name { get; init; }

    /// <summary>The bytes; empty where <see cref="Error"/> is set.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The document's absolute address, or null for a file that does not state one.</summary>
    public string? Url { get; init; }

    /// <summary>The <c>Content-Type</c> that it came with, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>The <c>Content-Language</c> that it came with, or null.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>Why it could not be read, in plain words, or null.</summary>
    public string? Error { get; init; }

    /// <summary>Reads the inputs one after another, so that any number of them needs the memory of one. Folders are walked in the order of their names.</summary>
    public static async IAsyncEnumerable<DocumentInput> ReadAsync(IEnumerable<string> inputs, string? contentType, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var client = new HttpClient { Timeout = Patience };
        foreach (var input in inputs)
        {
            if (input.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
                yield return await FetchAsync(client, input, contentType, cancellation);
            else if (!Directory.Exists(input)) yield return await ReadFileAsync(input, contentType, cancellation);
            else
            {
                foreach (var file in FilesBelow(input)) yield return await ReadFileAsync(file, contentType, cancellation);
            }
        }
    }

    private static IEnumerable<string> FilesBelow(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)) yield return file;
        foreach (var below in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (new DirectoryInfo(below).LinkTarget is not null) continue; // a link may lead back up
            foreach (var file in FilesBelow(below)) yield return file;
        }
    }

    private static async Task<DocumentInput> ReadFileAsync(string path, string? contentType, CancellationToken cancellation)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellation);
            var recorded = RecordedHeaders.Read(bytes);
            return new()
            {
                Name = path,
                Bytes = bytes,
                Url = recorded.GetValueOrDefault("Content-Location"),
                ContentType = contentType ?? recorded.GetValueOrDefault("Content-Type"),
                ContentLanguage = recorded.GetValueOrDefault("Content-Language"),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new() { Name = path, Error = error.Message };
        }
    }

    private static async Task<DocumentInput> FetchAsync(HttpClient client, string address, string? contentType, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(address), cancellation);
            if (!answer.IsSuccessStatusCode) return new() { Name = address, Error = $"The server answered {(int)answer.StatusCode} {answer.ReasonPhrase}." };
            return new()
            {
                Name = address,
                Bytes = await answer.Content.ReadAsByteArrayAsync(cancellation),
                Url = (answer.RequestMessage?.RequestUri ?? new Uri(address)).AbsoluteUri,
                ContentType = contentType ?? answer.Content.Headers.ContentType?.ToString(),
                ContentLanguage = answer.Content.Headers.ContentLanguage.FirstOrDefault(),
            };
        }
        catch (Exception error) when (error is HttpRequestException or UriFormatException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            return new() { Name = address, Error = error.Message };
        }
    }
}
