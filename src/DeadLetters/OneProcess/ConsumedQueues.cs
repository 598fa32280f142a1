namespace BriefingBus.DeadLetters.OneProcess;

/// <summary>The queues of the process's consumers, entered as they are set up.</summary>
internal sealed class ConsumedQueues
{
    private readonly Lock gate = new();
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (gate)
                return [.. names];
        }
    }

    public void Add(string queue)
    {
        lock (gate)
            names.Add(queue);
    }
}
