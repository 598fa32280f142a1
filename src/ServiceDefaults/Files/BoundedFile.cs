namespace BriefingBus.ServiceDefaults.Files;

/// <summary>Reads a file that a person names, up to a maximum size.</summary>
public static class BoundedFile
{
    /// <summary>The bytes of the file; null if there are more than the maximum.</summary>
    /// <param name="path">The file, or a device or pipe: these have no length, and <c>/dev/zero</c> no end.</param>
    /// <param name="maxBytes">The maximum.</param>
    public static byte[]? Read(string path, int maxBytes)
    {
        if (new FileInfo(path) is { Exists: true, Length: > 0 and var length })
            return length > maxBytes ? null : File.ReadAllBytes(path);
        using var file = File.OpenRead(path);
        using var bytes = new MemoryStream();
        var part = new byte[16 * 1024];
        while (bytes.Length <= maxBytes)
        {
            if (file.Read(part) is > 0 and var read)
                bytes.Write(part, 0, read);
            else
                return bytes.ToArray();
        }
        return null;
    }
}
