namespace BriefingBus.Fetcher;

/// <summary>One entry into a semaphore; disposing it releases the semaphore once.</summary>
internal sealed class SemaphoreLease : IDisposable
{
    private SemaphoreSlim? _semaphore;

    /// <summary>Waits for an entry.</summary>
    public static async Task<SemaphoreLease> AcquireAsync(SemaphoreSlim semaphore, CancellationToken cancellationToken)
    {
        await semaphore.WaitAsync(cancellationToken);
        return new SemaphoreLease { _semaphore = semaphore };
    }

    public void Dispose() => Interlocked.Exchange(ref _semaphore, null)?.Release();
}
