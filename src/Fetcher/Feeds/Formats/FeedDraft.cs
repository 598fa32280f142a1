namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>The feed's own fields while they are read.</summary>
internal sealed class FeedDraft
{
    public Ranked<FeedText> Title;
    public Ranked<string> Link;
    public Ranked<string> Language;
    public TimeSpan? TimeToLive { get; set; }
    public TimeSpan? UpdatePeriod { get; set; }
    public int UpdateFrequency { get; set; } = 1;
    public List<int> SkipHours { get; } = [];
    public List<DayOfWeek> SkipDays { get; } = [];
    public List<FeedEntry> Entries { get; } = [];

    /// <summary>The authors of entries that name none (RFC 4287 §4.2.1, JSON Feed 1.1).</summary>
    public List<string> Authors { get; } = [];

    public ParsedFeed ToFeed(string format, string encoding, FeedSource source, FeedProblems problems) => new()
    {
        Format = format,
        Encoding = encoding,
        Title = Title.Value,
        Link = Link.Value,
        Language = (Language.Value ?? source.ContentLanguage?.Split(',')[0].Trim())?.Replace('_', '-'), // BCP 47 joins with hyphens
        TimeToLive = TimeToLive,
        UpdateInterval = UpdatePeriod / UpdateFrequency,
        SkipHours = SkipHours,
        SkipDays = SkipDays,
        Entries = Authors.Count == 0
            ? Entries
            : Entries.ConvertAll(entry => entry.Authors.Count == 0 ? entry with { Authors = Authors } : entry),
        Problems = problems.All,
        Losses = problems.Losses,
        EndsEarly = problems.EndsEarly,
    };
}

/// <summary>The best of several values for one field: the lowest rank wins, and the first of equals.</summary>
internal struct Ranked<T>
{
    private int? best;

    /// <summary>The best value so far, or default.</summary>
    public T? Value { readonly get; private set; }

    /// <summary>True if there is a value.</summary>
    public readonly bool IsSet => best.HasValue;

    /// <summary>Whether a value of this rank would be accepted.</summary>
    public readonly bool Wants(int rank) => best is not { } taken || rank < taken;

    /// <summary>Accepts a value that ranks no worse than the present one: later corrections are appended.</summary>
    public void OfferLast(T? value, int rank)
    {
        if (value is not null && (best is not { } taken || rank <= taken)) (Value, best) = (value, rank);
    }

    /// <summary>Accepts a value that ranks better than the present one.</summary>
    public void Offer(T? value, int rank)
    {
        if (value is null || !Wants(rank)) return;
        (Value, best) = (value, rank);
    }
}
