namespace BriefingBus.Fetcher;

/// <summary>One entry into a semaphore; disposing it releases the semaphore once.</summary>
internal sealed class SemaphoreLease : IDisposable
{
    private SemaphoreSlim? held;

    /// <summary>Waits for an entry.</summary>
    public static async Task<SemaphoreLease> AcquireAsync(SemaphoreSlim semaphore, CancellationToken cancellationToken)
    {
        await semaphore.WaitAsync(cancellationToken);
        return new SemaphoreLease { held = semaphore };
    }

    public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
}
