using BriefingBus.Cli.Hosting;

namespace BriefingBus.Cli.Run;

/// <summary>Allows one <c>run</c> for each data folder: two would both poll, compose and deliver.</summary>
internal static class DataFolderLock
{
    /// <summary>Locks the folder until the lock is disposed or the process ends, however it ends.</summary>
    /// <exception cref="NotStartedException">Another process has the lock.</exception>
    public static FileLock Take(string folder) =>
        FileLock.TryTake(Path.Combine(folder, "run.lock")) ?? throw new NotStartedException(
            $"Another 'briefingbus run' uses the data folder '{folder}'. Stop it, or name another folder with --data.");
}
