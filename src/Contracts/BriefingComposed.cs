namespace BriefingBus.Contracts;

/// <summary>A briefing was composed. The message has it as data and in every form, so that a subscriber needs nothing else to deliver
/// it.</summary>
public sealed record BriefingComposed
{
    /// <summary>The briefing's identity: derived from edition and scheduled instant, so that composing twice gives one briefing.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The edition's name in the configuration.</summary>
    public required string Edition { get; init; }

    /// <summary>The edition's title.</summary>
    public required string Title { get; init; }

    /// <summary>Language of the program's own texts in the briefing, as a BCP 47 tag; null means English.</summary>
    public string? Language { get; init; }

    /// <summary>The instant that the briefing is for, with the offset of the edition's time zone.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>IANA name of the edition's time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The earliest instant of the window whose items it covers.</summary>
    public required DateTimeOffset WindowFrom { get; init; }

    /// <summary>True if it was composed after its hour.</summary>
    public bool Late { get; init; }

    /// <summary>True if an edition with the option <c>skipEmpty</c> has no story and no feed issue: outlets do not deliver it.</summary>
    public bool Quiet { get; init; }

    /// <summary>The edition's tags, without <c>#</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The lead stories over all sections, at most ten; a lead story is not repeated in its section.</summary>
    public IReadOnlyList<BriefingStory> Top { get; init; } = [];

    /// <summary>The sections in the edition's order.</summary>
    public IReadOnlyList<BriefingSection> Sections { get; init; } = [];

    /// <summary>Feed issues, the newest first, and feeds that have recovered.</summary>
    public IReadOnlyList<FeedTrouble> Trouble { get; init; } = [];

    /// <summary>Notes about the whole briefing, as sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The number of stories.</summary>
    public int Stories { get; init; }

    /// <summary>The number of the edition's feeds that were read.</summary>
    public int FeedsRead { get; init; }

    /// <summary>The number of the edition's feeds.</summary>
    public int Feeds { get; init; }

    /// <summary>The reading time of the briefing itself, in seconds.</summary>
    public int ReadingSeconds { get; init; }

    /// <summary>The briefing as Markdown (CommonMark).</summary>
    public required string Markdown { get; init; }

    /// <summary>The briefing as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The briefing as one HTML page that also works in an e-mail client.</summary>
    public required string Html { get; init; }
}
