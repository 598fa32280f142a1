namespace BriefingBus.Cleaner.Models;

/// <summary>Counts the tokens of a day (UTC), so that a model can't cost more than was allowed.</summary>
public sealed class TokenAllowance(TimeProvider time)
{
    private readonly Lock counting = new();
    private DateOnly day;
    private long spent;

    /// <summary>Takes tokens for a request; false, and none taken, where they would pass the day's limit.</summary>
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

    /// <summary>Corrects what was taken by what the endpoint says it used; negative where it used less.</summary>
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
