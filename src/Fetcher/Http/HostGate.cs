namespace BriefingBus.Fetcher.Http;

/// <summary>Lets requests out politely: to one host one at a time with a gap between them, and over all hosts not more than so many at
/// once. Whoever waits for a host takes no place away from others.</summary>
/// <param name="concurrency">At most this many requests at once.</param>
/// <param name="gap">Pause between the end of a request and the next one to the same host.</param>
/// <param name="time">The clock.</param>
public sealed class HostGate(int concurrency, TimeSpan gap, TimeProvider time) : IDisposable
{
    private const int HostsBeforeSweep = 1024;

    private readonly Dictionary<string, HostLine> _lines = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _places = new(concurrency);

    /// <summary>Waits for the host's turn and a free place; disposing the result gives both back.</summary>
    public async Task<IDisposable> EnterAsync(string host, CancellationToken cancellationToken)
    {
        var line = Join(host);
        var admitted = false;
        try
        {
            await line.Turn.WaitAsync(cancellationToken);
            admitted = true;
            if (line.Ended is { } ended && gap - time.GetElapsedTime(ended) is { Ticks: > 0 } rest)
                await Task.Delay(rest, time, cancellationToken);
            await _places.WaitAsync(cancellationToken);
            return new Visit(this, line);
        }
        catch
        {
            Leave(line, admitted);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private HostLine Join(string host)
    {
        lock (_lines)
        {
            if (_lines.Count >= HostsBeforeSweep)
                Sweep();
            if (!_lines.TryGetValue(host, out var line))
                _lines[host] = line = new HostLine();
            line.Interested++;
            return line;
        }
    }

    private void Sweep()
    {
        foreach (var (host, line) in _lines)
        {
            if (line.Interested == 0 && (line.Ended is not { } ended || time.GetElapsedTime(ended) > gap))
                _lines.Remove(host);
        }
    }

    private void End(HostLine line)
    {
        line.Ended = time.GetTimestamp();
        _places.Release();
        Leave(line, admitted: true);
    }

    private void Leave(HostLine line, bool admitted)
    {
        lock (_lines)
            line.Interested--;
        if (admitted)
            line.Turn.Release();
    }

    private sealed class HostLine
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public int Interested { get; set; }

        public long? Ended { get; set; }
    }

    private sealed class Visit(HostGate gate, HostLine line) : IDisposable
    {
        public void Dispose() => gate.End(line);
    }
}
