namespace BriefingBus.Composer.Stories.Comparing;

/// <summary>Goes through many things on all processors. Unlike <see cref="Parallel"/>, which starts anew many times a second, each worker
/// makes its room once: that of a night's terms takes megabytes.</summary>
internal static class Workers
{
    /// <summary>So many things are one worker's at a time.</summary>
    public const int AtATime = 128;

    /// <summary>Works through the numbers from 0.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="room">Makes what a worker works with.</param>
    /// <param name="work">Works through some of them, from a first to before a last; the chunk's number says where results belong whose
    /// order counts.</param>
    public static void Run<TRoom>(int count, Func<TRoom> room, Action<TRoom, int, Range> work)
    {
        var chunks = Chunks(count);
        var taken = -1;
        Parallel.For(0, Math.Min(Environment.ProcessorCount, chunks), _ =>
        {
            var chunk = Interlocked.Increment(ref taken);
            if (chunk >= chunks)
                return;
            for (var own = room(); chunk < chunks; chunk = Interlocked.Increment(ref taken))
                work(own, chunk, (chunk * AtATime)..Math.Min(count, (chunk + 1) * AtATime));
        });
    }

    /// <summary>Into how many chunks so many things fall.</summary>
    public static int Chunks(int count) => (count + AtATime - 1) / AtATime;
}
