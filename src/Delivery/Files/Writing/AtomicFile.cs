namespace BriefingBus.Delivery.Files.Writing;

/// <summary>Files that are there whole or not at all, whoever reads them and whenever their writer is killed.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file beside its place, on to the disk, and moves it there.</summary>
    /// <param name="path">The place.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="at">The time that the file shall bear.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, DateTimeOffset at)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = Beside(path);
        using (var file = File.OpenHandle(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            RandomAccess.Write(file, content, fileOffset: 0);
            RandomAccess.FlushToDisk(file);
        }
        File.SetLastWriteTimeUtc(beside, at.UtcDateTime);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Makes a symbolic link, in the place of one that was there.</summary>
    public static void Link(string path, string target)
    {
        var beside = Beside(path);
        File.Delete(beside);
        File.CreateSymbolicLink(beside, target);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>One writer at a time has an outlet, so a name is enough; what a kill left there is written over.</summary>
    private static string Beside(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.part");
}
