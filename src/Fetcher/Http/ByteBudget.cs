namespace BriefingBus.Fetcher.Http;

/// <summary>Bounds the memory of all bodies in flight. Each body is charged for what it actually holds. The last part of the budget, as
/// large as the largest document, goes to one body at a time. That body can always finish, so no body waits for memory for ever.</summary>
/// <param name="bytes">The budget of all bodies.</param>
/// <param name="largest">The maximum size of one body.</param>
public sealed class ByteBudget(long bytes, long largest) : IDisposable
{
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turn = new(1);
    private readonly long common = Math.Max(0, bytes - largest);
    private long used;

    /// <summary>Opens the account of another body.</summary>
    public Charge Open() => new(this);

    public void Dispose() => turn.Dispose();

    private bool TryTake(long more)
    {
        lock (gate)
        {
            if (used + more > common)
                return false;
            used += more;
            return true;
        }
    }

    private void Change(long by)
    {
        lock (gate)
            used += by;
    }

    /// <summary>The memory of one body; disposing it returns everything.</summary>
    public sealed class Charge(ByteBudget budget) : IDisposable
    {
        private long held;
        private bool hasTurn;

        /// <summary>Whether the body can grow to a size at once.</summary>
        public bool TryGrow(long size)
        {
            if (size <= held)
                return true;
            if (!hasTurn && !budget.TryTake(size - held))
                return false;
            if (hasTurn)
                budget.Change(size - held);
            held = size;
            return true;
        }

        /// <summary>Returns the memory beyond a size.</summary>
        public void Shrink(long size)
        {
            if (size >= held)
                return;
            budget.Change(size - held);
            held = size;
        }

        /// <summary>Waits until the body may grow to a size.</summary>
        public async ValueTask GrowAsync(long size, CancellationToken cancellationToken)
        {
            if (TryGrow(size))
                return;
            await budget.turn.WaitAsync(cancellationToken);
            hasTurn = true;
            TryGrow(size);
        }

        public void Dispose()
        {
            budget.Change(-held);
            held = 0;
            if (hasTurn)
                budget.turn.Release();
            hasTurn = false;
        }
    }
}
