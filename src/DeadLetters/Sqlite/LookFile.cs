namespace BriefingBus.DeadLetters.Sqlite;

/// <summary>One round at a time, whichever process makes it: two replays side by side would send the same letters twice. The lock is a file that
/// is held open, so that it ends with a process that was killed.</summary>
internal static class LookFile
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Waits until nobody else makes a round.</summary>
    /// <exception cref="TimeoutException">Somebody else makes one without end.</exception>
    public static async Task<IDisposable> TakeAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (held.GetType() == typeof(IOException))
            {
                // Not the subclasses, which say that the folder is not there: somebody has the file open.
                if (clock.GetElapsedTime(began) > Patience)
                    throw new TimeoutException($"Somebody else has the dead letters in hand, for {Patience.TotalMinutes} minutes now: see briefingbus dead-letters audit", held);
            }
            await Task.Delay(Step, clock, cancellationToken);
        }
    }
}
