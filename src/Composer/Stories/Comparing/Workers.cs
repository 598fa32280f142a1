namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Processes many elements on all processors. Unlike <see cref="Parallel"/>, which calls the factory many times a second, each
/// worker allocates its working memory once; that can be megabytes.</summary>
internal static class Workers
{
    /// <summary>The number of elements in a chunk.</summary>
    public const int ChunkSize = 128;

    /// <summary>Processes the indexes from 0.</summary>
    /// <param name="count">The number of elements.</param>
    /// <param name="create">Creates the working memory of a worker.</param>
    /// <param name="work">Processes the chunk with a number and a range of indexes; the number lets it store results in order.</param>
    public static void Run<TBuffers>(int count, Func<TBuffers> create, Action<TBuffers, int, Range> work)
    {
        var chunks = Chunks(count);
        var taken = -1;
        Parallel.For(0, Math.Min(Environment.ProcessorCount, chunks), _ =>
        {
            var chunk = Interlocked.Increment(ref taken);
            if (chunk >= chunks)
                return;
            for (var buffers = create(); chunk < chunks; chunk = Interlocked.Increment(ref taken))
                work(buffers, chunk, (chunk * ChunkSize)..Math.Min(count, (chunk + 1) * ChunkSize));
        });
    }

    /// <summary>The number of chunks for a number of elements.</summary>
    public static int Chunks(int count) => (count + ChunkSize - 1) / ChunkSize;
}
