using System.Runtime.CompilerServices;
using BriefingBus.Fetcher.Http;

namespace BriefingBus.Cli;

/// <summary>One document that a verb reads: from a file or from the network, with what is known about it.</summary>
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

    /// <summary>Reads the inputs one after another, so that any number of them needs the memory of one. Folders are walked in the order of their names.</summary>
    public static async IAsyncEnumerable<DocumentInput> ReadAsync(IEnumerable<string> inputs, string? contentType, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var input in inputs)
        {
            if (input.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || input.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
                yield return await FetchAsync(input, contentType, cancellation);
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

    /// <summary>Fetches as Fetcher does, within its limits. Who names an address on the command line may name one of this network; where
    /// it leads
    /// on to, a private address is refused.</summary>
    private static async Task<DocumentInput> FetchAsync(string address, string? contentType, CancellationToken cancellation)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return new() { Name = address, Error = "The address is none." };
        var options = new FetchOptions { Gap = TimeSpan.Zero, AllowPrivate = [uri.Host], Timeout = Timeout };
        using var client = new FetchClient(options, TimeProvider.System);
        try
        {
            using var answer = await client.FetchAsync(
                new() { Address = uri, Configured = uri, Accept = "*/*", MaxBytes = options.MaxFeed * 1024L * 1024 }, cancellation);
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
