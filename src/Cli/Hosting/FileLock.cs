namespace BriefingBus.Cli.Hosting;

/// <summary>A lock between processes on a file, held until it is disposed or its process ends, however it ends.</summary>
internal sealed class FileLock : IDisposable
{
    // .NET's error codes for a file that another process has locked: EWOULDBLOCK of Linux and of macOS (errno(3)), ERROR_SHARING_VIOLATION
    // of Windows.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Acquires the lock.</summary>
    /// <returns>The lock; null if another process has it.</returns>
    /// <exception cref="IOException">The file cannot be created.</exception>
    public static FileLock? TryTake(string path)
    {
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException refused) when (Taken.Contains(refused.HResult))
        {
            return null;
        }
    }

    public void Dispose() => file.Dispose();
}
