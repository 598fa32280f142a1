namespace BriefingBus.Fetcher.Http;

/// <summary>Reads feeds that are files, but only below the folder of the configuration, even through symbolic links.</summary>
public static class ConfiguredFile
{
    /// <summary>True for a feed address that names a file: a path, or <c>file:</c>.</summary>
    public static bool IsFile(string address) =>
        address.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || !address.Contains("://", StringComparison.Ordinal);

    /// <summary>True if the address names a place below the configuration's folder.</summary>
    public static bool IsWithin(string folder, string address) =>
        IsBelow(Path.GetFullPath(folder), Path.GetFullPath(Path.Combine(folder, PathOf(address))));

    /// <summary>True if a file is there.</summary>
    public static bool Exists(string folder, string address) => File.Exists(Path.Combine(folder, PathOf(address)));

    /// <summary>Reads a file.</summary>
    /// <param name="folder">The configuration's folder.</param>
    /// <param name="address">The path relative to it, or a <c>file:</c> address.</param>
    /// <param name="maxBytes">At most this many bytes.</param>
    /// <param name="memory">The account of its memory.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FetchException">There is no such file, it lies elsewhere, is too large, empty, or cannot be read.</exception>
    public static async Task<FetchAnswer> ReadAsync(
        string folder, string address, long maxBytes, ByteBudget memory, CancellationToken cancellationToken)
    {
        try
        {
            // Checks the name first, so that nothing outside the folder is touched, and then the target of its links.
            var named = Path.GetFullPath(Path.Combine(folder, PathOf(address)));
            var path = IsBelow(Path.GetFullPath(folder), named) ? RealPath(named) : null;
            return path is not null && IsBelow(RealPath(Path.GetFullPath(folder)), path)
                ? await ReadAsync(path, maxBytes, memory, cancellationToken)
                : throw new FetchException(
                    FailureKind.ForbiddenAddress, "The file is not below the folder of the configuration; files elsewhere are not read.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FetchException(FailureKind.NotFound, "There is no such file.", inner: e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new FetchException(FailureKind.Unreadable, "The file cannot be read.", inner: e);
        }
    }

    private static async Task<FetchAnswer> ReadAsync(string path, long maxBytes, ByteBudget memory, CancellationToken cancellationToken)
    {
        var length = new FileInfo(path).Length;
        if (length > maxBytes)
            throw new FetchException(FailureKind.TooLarge, $"The file is larger than {ResponseBody.Size(maxBytes)}.");
        if (length == 0)
            throw new FetchException(FailureKind.Empty, "The file is empty.");
        var charge = memory.Open();
        try
        {
            await using var file = File.OpenRead(path);
            var (body, isCut) = await ResponseBody.UnpackAsync(
                file, [], maxBytes, beginningSuffices: false, charge, null, cancellationToken);
            var answer = new FetchAnswer
            {
                Address = new Uri(path),
                Body = body,
                Problems = isCut ? ["The packed file ends early."] : [],
                Charge = charge,
            };
            charge = null;
            return answer;
        }
        finally
        {
            charge?.Dispose();
        }
    }

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string PathOf(string address)
    {
        if (!address.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            return address;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsFile ? uri.LocalPath : address["file:".Length..];
    }

    /// <summary>The path with every symbolic link resolved.</summary>
    private static string RealPath(string path)
    {
        var real = Path.GetPathRoot(path) ?? "/";
        foreach (var name in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = new FileInfo(Path.Combine(real, name));
            real = next.ResolveLinkTarget(returnFinalTarget: true) is { } target ? RealPath(target.FullName) : next.FullName;
        }
        return real;
    }
}
