namespace BriefingBus.Cli.Hosting;

/// <summary>A lock that processes share by a file, held until it is disposed of or its process ends, however it ends.</summary>
internal sealed class FileLock : IDisposable
{
    // What .NET makes of a file that another process has: EWOULDBLOCK of Linux and of macOS (errno(3)), ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <summary>Takes it.</summary>
    /// <returns>The lock; null where another process has it.</returns>
    /// <exception cref="IOException">The file cannot be made.</exception>
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
