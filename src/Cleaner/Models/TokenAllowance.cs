namespace BriefingBus.Cleaner.Models;

/// <summary>Counts the tokens of a day (UTC), to limit the cost of a model.</summary>
public sealed class TokenAllowance(TimeProvider time)
{
    private readonly Lock counting = new();
    private DateOnly day;
    private long spent;

    /// <summary>Reserves tokens for a request; false if they would exceed the day's limit.</summary>
    public bool TryTake(int tokens, int perDay)
    {
        lock (counting)
        {
            StartDay();
            if (spent + tokens > perDay)
                return false;
            spent += tokens;
            return true;
        }
    }

    /// <summary>Corrects a reservation by the tokens that the endpoint reports; negative if it used fewer.</summary>
    public void Add(int tokens)
    {
        lock (counting)
        {
            StartDay();
            spent = Math.Max(0, spent + tokens);
        }
    }

    private void StartDay()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (today != day)
            (day, spent) = (today, 0);
    }
}
