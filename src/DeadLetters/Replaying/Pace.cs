namespace BriefingBus.DeadLetters.Replaying;

/// <summary>Spaces what is done evenly: so many a second, none in advance.</summary>
internal sealed class Pace(double? perSecond, TimeProvider clock)
{
    private readonly Lock gate = new();
    private DateTimeOffset next = DateTimeOffset.MinValue;

    /// <summary>Waits for its turn.</summary>
    public async ValueTask TurnAsync(CancellationToken cancellationToken)
    {
        if (perSecond is not { } rate)
            return;
        TimeSpan wait;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            next = (next > now ? next : now) + TimeSpan.FromSeconds(1 / rate);
            wait = next - now;
        }
        await Task.Delay(wait, clock, cancellationToken);
    }
}
