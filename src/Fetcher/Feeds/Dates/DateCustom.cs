namespace BriefingBus.Fetcher.Feeds.Dates;

/// <summary>
/// What a whole document says about its doubtful dates: the order of day and month with slashes, learnt from those of its dates that leave
/// no choice (a publisher's program writes all of them alike), and its language where that comes behind the dates.
/// </summary>
internal sealed class DateCustom
{
    private bool sawDoubtful;
    private DateOrder seen;
    private bool isMixed;
    private string? lateLanguage;
    private bool isDecided;

    /// <summary>The order to read doubtful dates in; unknown while the document is read for the first time.</summary>
    public DateOrder Order { get; private set; }

    /// <summary>The language of the document where it comes behind the dates; null while the document is read for the first time.</summary>
    public string? Language { get; private set; }

    /// <summary>Notes a date that may be either of two.</summary>
    public void NoteDoubtful() => sawDoubtful = true;

    /// <summary>Notes the order of a date that leaves no choice.</summary>
    public void NoteCertain(DateOrder order)
    {
        isMixed |= seen != DateOrder.Unknown && seen != order;
        seen = order;
    }

    /// <summary>Notes the language of the document, which comes behind dates.</summary>
    public void NoteLateLanguage(string? language) => lateLanguage ??= language;

    /// <summary>True, once, where reading the document again decides what was doubtful.</summary>
    public bool Decide()
    {
        if (!sawDoubtful || isDecided) return false;
        isDecided = true;
        Order = isMixed ? DateOrder.Unknown : seen;
        Language = lateLanguage;
        return Order != DateOrder.Unknown || Language is not null;
    }
}
