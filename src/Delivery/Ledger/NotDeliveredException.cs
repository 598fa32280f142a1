namespace BriefingBus.Delivery.Ledger;

/// <summary>A call to an outlet failed, and it is certain that nothing arrived.</summary>
/// <param name="message">What the outlet said, in its own words, and what to do where that is known.</param>
/// <param name="isTransient">True where the same call may succeed later: it is retried. False where it never will: it goes to the dead
/// letters.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class NotDeliveredException(string message, bool isTransient, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the same call may succeed later.</summary>
    public bool IsTransient { get; } = isTransient;
}
