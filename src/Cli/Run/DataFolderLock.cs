namespace BriefingBus.Cli.Run;

/// <summary>Allows one <c>run</c> for each data folder: two would both poll, compose and deliver.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private readonly FileStream file;

    private DataFolderLock(FileStream file) => this.file = file;

    /// <summary>Locks the folder until the lock is disposed of or the process ends, however it ends.</summary>
    /// <exception cref="NotStartedException">Another process has it.</exception>
    public static DataFolderLock Take(string folder)
    {
        var path = Path.Combine(folder, "run.lock");
        try
        {
            return new(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new NotStartedException(
                $"Another 'briefingbus run' uses the data folder '{folder}'. Stop it, or name another folder with --data.");
        }
    }

    public void Dispose() => file.Dispose();
}
