using System.Runtime.CompilerServices;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Cli.Reading;

/// <summary>One document that a verb reads, from a file or from the network.</summary>
internal sealed record DocumentInput
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

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

    /// <summary>What the feed reader needs to know besides the bytes.</summary>
    public FeedSource Source => new() { Url = Url, ContentType = ContentType, ContentLanguage = ContentLanguage };

    /// <summary>Reads the inputs one after another, so that only one is in memory at a time. Folders are walked in the order of their
    /// names.</summary>
    public static async IAsyncEnumerable<DocumentInput> ReadAsync(
        IEnumerable<string> inputs, string? contentType, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var input in inputs)
        {
            if (input.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            {
                yield return await FetchAsync(input, contentType, cancellation);
                continue;
            }
            foreach (var file in Directory.Exists(input) ? FilesBelow(input) : [input])
                yield return await ReadFileAsync(file, contentType, cancellation);
        }
    }

    private static IEnumerable<string> FilesBelow(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            yield return file;
        // A link may lead back up.
        foreach (var below in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            .Where(below => new DirectoryInfo(below).LinkTarget is null))
        {
            foreach (var file in FilesBelow(below))
                yield return file;
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

    /// <summary>Fetches as Fetcher does, within its limits. The command line may name an address of the private network; a redirect may
    /// not.</summary>
    private static async Task<DocumentInput> FetchAsync(string address, string? contentType, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return new() { Name = address, Error = "This is not an address." };
        var options = new FetchOptions { Gap = TimeSpan.Zero, AllowPrivate = [uri.Host], Timeout = Timeout };
        using var client = new FetchClient(options, TimeProvider.System);
        try
        {
            var request = new FetchRequest { Address = uri, Configured = uri, Accept = "*/*", MaxBytes = options.MaxFeed * 1024L * 1024 };
            using var answer = await client.FetchAsync(request, cancellation);
            return new()
            {
                Name = address,
                Bytes = answer.Body.ToArray(),
                Url = answer.Address.AbsoluteUri,
                ContentType = contentType ?? answer.ContentType,
                ContentLanguage = answer.ContentLanguage,
            };
        }
        catch (FetchException refused)
        {
            return new() { Name = address, Error = refused.Message };
        }
    }
}
