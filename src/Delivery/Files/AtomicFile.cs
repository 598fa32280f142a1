using BriefingBus.ServiceDefaults.Files;

namespace BriefingBus.Delivery.Files;

/// <summary>Writes files atomically: a killed writer never leaves half a file, and readers never see one.</summary>
internal static class AtomicFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode All = (UnixFileMode)0b111_111_111;

    /// <summary>Writes a temporary file beside the target, flushes it to disk, and moves it into place.</summary>
    /// <param name="path">The target.</param>
    /// <param name="content">The whole content.</param>
    /// <param name="at">The file's modification time.</param>
    /// <param name="readers">Who may read it and the folders created for it.</param>
    public static void Write(string path, ReadOnlySpan<byte> content, DateTimeOffset at, FileReaders readers)
    {
        CreateFolder(Path.GetDirectoryName(path)!, readers);
        var beside = TemporaryFileOf(path);
        using (var file = File.OpenHandle(beside, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            RandomAccess.Write(file, content, fileOffset: 0);
            RandomAccess.FlushToDisk(file);
        }
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(beside, ModeOf(readers) & ~Execute);
        File.SetLastWriteTimeUtc(beside, at.UtcDateTime);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>Creates a folder, and those above it, unless it exists.</summary>
    /// <param name="folder">Its absolute path.</param>
    /// <param name="readers">Who may read what is created; the process itself would keep it private.</param>
    public static void CreateFolder(string folder, FileReaders readers)
    {
        if (Directory.Exists(folder))
            return;
        if (Path.GetDirectoryName(folder) is { } above)
            CreateFolder(above, readers);
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, ModeOf(readers));
    }

    private static UnixFileMode ModeOf(FileReaders readers) => readers switch
    {
        FileReaders.Owner => Owner,
        FileReaders.Group => Owner | UnixFileMode.GroupRead | UnixFileMode.GroupExecute,
        _ => All & ~PrivateFiles.Withheld,
    };

    /// <summary>Creates a symbolic link, replacing an existing one.</summary>
    public static void Link(string path, string target)
    {
        var beside = TemporaryFileOf(path);
        File.Delete(beside);
        File.CreateSymbolicLink(beside, target);
        File.Move(beside, path, overwrite: true);
    }

    /// <summary>The temporary file. Its name is fixed, since an outlet has one writer at a time, so that it overwrites what a killed
    /// process left.</summary>
    private static string TemporaryFileOf(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.part");
}
