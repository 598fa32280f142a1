namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>
/// In which order a document writes day and month with slashes, learnt from those of its dates that leave no choice: a publisher's program
/// writes all of them alike.
/// </summary>
internal sealed class DateCustom
{
    private bool sawDoubtful;
    private DateOrder seen;
    private bool isMixed;

    /// <summary>The order to read doubtful dates in; unknown while the document is read for the first time.</summary>
    public DateOrder Order { get; private set; }

    /// <summary>Notes a date that may be either of two.</summary>
    public void NoteDoubtful() => sawDoubtful = true;

    /// <summary>Notes the order of a date that leaves no choice.</summary>
    public void NoteCertain(DateOrder order)
    {
        isMixed |= seen != DateOrder.Unknown && seen != order;
        seen = order;
    }

    /// <summary>True, once, where reading the document again decides what was doubtful.</summary>
    public bool Decide()
    {
        if (!sawDoubtful || isMixed || seen == DateOrder.Unknown || Order != DateOrder.Unknown) return false;
        Order = seen;
        return true;
    }
}
