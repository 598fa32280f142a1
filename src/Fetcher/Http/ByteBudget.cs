namespace BriefingBus.Fetcher.Http;

/// <summary>Bounds the memory of all bodies in flight. Each body is charged for what it actually holds. The last part of the budget, as
/// large as the largest document, goes to one body at a time. That body can always finish, so no body waits for memory for ever.</summary>
/// <param name="bytes">The budget of all bodies.</param>
/// <param name="largest">The maximum size of one body.</param>
public sealed class ByteBudget(long bytes, long largest) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly long _common = Math.Max(0, bytes - largest);
    private long _used;

    /// <summary>Opens the account of another body.</summary>
    public Charge Open() => new(this);

    public void Dispose() => _turn.Dispose();

    private bool TryTake(long more)
    {
        lock (_lock)
        {
            if (_used + more > _common)
                return false;
            _used += more;
            return true;
        }
    }

    private void Change(long by)
    {
        lock (_lock)
            _used += by;
    }

    /// <summary>The memory of one body; disposing it returns everything.</summary>
    public sealed class Charge(ByteBudget budget) : IDisposable
    {
        private long _held;
        private bool _hasTurn;

        /// <summary>Whether the body can grow to a size at once.</summary>
        public bool TryGrow(long size)
        {
            if (size <= _held)
                return true;
            if (!_hasTurn && !budget.TryTake(size - _held))
                return false;
            if (_hasTurn)
                budget.Change(size - _held);
            _held = size;
            return true;
        }

        /// <summary>Returns the memory beyond a size.</summary>
        public void Shrink(long size)
        {
            if (size >= _held)
                return;
            budget.Change(size - _held);
            _held = size;
        }

        /// <summary>Waits until the body may grow to a size.</summary>
        public async ValueTask GrowAsync(long size, CancellationToken cancellationToken)
        {
            if (TryGrow(size))
                return;
            await budget._turn.WaitAsync(cancellationToken);
            _hasTurn = true;
            TryGrow(size);
        }

        public void Dispose()
        {
            budget.Change(-_held);
            _held = 0;
            if (_hasTurn)
                budget._turn.Release();
            _hasTurn = false;
        }
    }
}
