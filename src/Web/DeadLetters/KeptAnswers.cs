namespace BriefingBus.Web.DeadLetters;

/// <summary>Answers that are dear to get: each is got once for all who ask for it, in the background of the process, whether whoever asked
/// first waits for it or leaves; and kept a while. At most so many are kept and got.</summary>
/// <param name="clock">The clock.</param>
/// <param name="most">How many.</param>
/// <param name="patience">How long whoever asks waits before the page says that the answer is being got.</param>
internal sealed class KeptAnswers<T>(TimeProvider clock, int most, TimeSpan patience)
    where T : class
{
    /// <summary>An answer is good for so long, or for three times as long as it took to get.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromSeconds(10);

    /// <summary>So long nobody tries again what has just failed.</summary>
    private static readonly TimeSpan KeepTrouble = TimeSpan.FromSeconds(3);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Slot> slots = [];
    private int generation;

    /// <summary>Something has changed: what was got until now is shown only while there is nothing newer.</summary>
    public void Outdate()
    {
        lock (gate)
            generation++;
    }

    /// <summary>The answer: one that is good, or the last there is while a newer is got.</summary>
    public async Task<Answer<T>> AskAsync(string key, Func<Task<T>> get, CancellationToken cancellationToken)
    {
        Task getting;
        Slot slot;
        lock (gate)
        {
            if (SlotOf(key) is not { } own)
                return new(null, default, IsComing: false, new TimeoutException("Others are having as much looked up as this page does at once. Try again in a moment."));
            slot = own;
            slot.LastAsked = clock.GetTimestamp();
            if (slot.IsGood(clock, generation))
                return slot.Read();
            getting = slot.Getting ??= Task.Run(() => GetAsync(get, slot, generation), CancellationToken.None);
        }
        await Task.WhenAny(getting, Task.Delay(patience, clock, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
            return slot.Read();
    }

    /// <summary>The slot of the key; null where all are taken by answers that are on their way.</summary>
    private Slot? SlotOf(string key)
    {
        if (slots.TryGetValue(key, out var known))
            return known;
        if (slots.Count >= most)
        {
            var idle = slots.Where(s => s.Value.Getting is null).ToList();
            if (idle.Count == 0)
                return null;
            slots.Remove(idle.MinBy(s => s.Value.LastAsked).Key);
        }
        return slots[key] = new();
    }

    private async Task GetAsync(Func<Task<T>> get, Slot slot, int asOf)
    {
        var began = clock.GetTimestamp();
        T? value = null;
        Exception? trouble = null;
        try
        {
            value = await get();
        }
        catch (Exception exception)
        {
            // Whoever asks gets it: as a page that says what is down, or as the fault that it is.
            trouble = exception;
        }
        lock (gate)
            slot.Take(value, trouble, asOf, clock.GetUtcNow(), clock.GetTimestamp(), clock.GetElapsedTime(began));
    }

    private sealed class Slot
    {
        private T? value;
        private Exception? trouble;
        private DateTimeOffset at;
        private long taken;
        private int ofGeneration = -1;
        private TimeSpan good;

        public Task? Getting { get; set; }

        public long LastAsked { get; set; }

        public bool IsGood(TimeProvider clock, int generation) =>
            (value is not null || trouble is not null) && Getting is null && (ofGeneration == generation || trouble is not null) && clock.GetElapsedTime(taken) < good;

        public Answer<T> Read() => new(value, at, Getting is not null, trouble);

        public void Take(T? got, Exception? failed, int asOf, DateTimeOffset now, long timestamp, TimeSpan took)
        {
            if (failed is null)
                (value, at) = (got, now);
            (trouble, taken, ofGeneration, Getting) = (failed, timestamp, asOf, null);
            good = failed is not null ? KeepTrouble : took * 3 > Keep ? took * 3 : Keep;
        }
    }
}

/// <summary>An answer, as far as there is one.</summary>
/// <param name="Value">The answer, perhaps an older one; null where there is none yet.</param>
/// <param name="At">When it was got.</param>
/// <param name="IsComing">Whether a newer one is on its way.</param>
/// <param name="Trouble">Why the last try failed, or null.</param>
public sealed record Answer<T>(T? Value, DateTimeOffset At, bool IsComing, Exception? Trouble)
    where T : class;
