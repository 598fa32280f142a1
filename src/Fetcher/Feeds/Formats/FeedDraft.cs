namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>The feed's own fields while they come in.</summary>
internal sealed class FeedDraft
{
    public Ranked<FeedText> Title;
    public Ranked<string> Link;
    public Ranked<string> Language;
    public string? SelfLink { get; set; }
    public TimeSpan? TimeToLive { get; set; }
    public TimeSpan? UpdatePeriod { get; set; }
    public int UpdateFrequency { get; set; } = 1;
    public List<int> SkipHours { get; } = [];
    public List<DayOfWeek> SkipDays { get; } = [];
    public List<FeedEntry> Entries { get; } = [];

    /// <summary>Who wrote the entries that name nobody (RFC 4287 §4.2.1, JSON Feed 1.1).</summary>
    public List<string> Authors { get; } = [];

    public ParsedFeed ToFeed(string format, string encoding, FeedSource source, FeedProblems problems) => new()
    {
        Format = format,
        Encoding = encoding,
        Title = Title.Value,
        Link = Link.Value,
        SelfLink = SelfLink,
        Language = (Language.Value ?? source.ContentLanguage?.Split(',')[0].Trim())?.Replace('_', '-'), // BCP 47 joins with hyphens
        TimeToLive = TimeToLive,
        UpdateInterval = UpdatePeriod / UpdateFrequency,
        SkipHours = SkipHours,
        SkipDays = SkipDays,
        Entries = Authors.Count == 0 ? Entries : Entries.ConvertAll(entry => entry.Authors.Count == 0 ? entry with { Authors = Authors } : entry),
        Problems = problems.All,
        Losses = problems.Losses,
        EndsEarly = problems.EndsEarly,
    };
}
