using System.Runtime.CompilerServices;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Http;
using BriefingBus.ServiceDefaults.Files;

namespace BriefingBus.Cli.Reading;

/// <summary>A document from a file or the network, for a verb that reads documents.</summary>
internal sealed record DocumentInput
{
    /// <summary>The maximum size in bytes, far more than that of real documents.</summary>
    private const int MaxBytes = 128 * 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>The input as given, or the file's path below a given folder.</summary>
    public required string Name { get; init; }

    /// <summary>The bytes; empty if <see cref="Error"/> is set.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>The document's absolute address, or null for a file without one.</summary>
    public string? Url { get; init; }

    /// <summary>Its <c>Content-Type</c> header, or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>Its <c>Content-Language</c> header, or null.</summary>
    public string? ContentLanguage { get; init; }

    /// <summary>Why it could not be read, as a phrase, or null.</summary>
    public string? Error { get; init; }

    /// <summary>The source for the feed reader.</summary>
    public FeedSource Source => new() { Url = Url, ContentType = ContentType, ContentLanguage = ContentLanguage };

    /// <summary>Reads the inputs one after another, so that only one is in memory. Folders are walked in alphabetical order.</summary>
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
                yield return ReadFile(file, contentType);
        }
    }

    private static IEnumerable<string> FilesBelow(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            yield return file;
        // A link may point back to a parent.
        foreach (var below in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
            .Where(below => new DirectoryInfo(below).LinkTarget is null))
        {
            foreach (var file in FilesBelow(below))
                yield return file;
        }
    }

    private static DocumentInput ReadFile(string path, string? contentType)
    {
        try
        {
            if (BoundedFile.Read(path, MaxBytes) is not { } bytes)
                return new() { Name = path, Error = $"The file is larger than {MaxBytes} bytes." };
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

    /// <summary>Fetches like Fetcher, within its limits. The command line may name a private address, but a redirect must not lead to
    /// one.</summary>
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
