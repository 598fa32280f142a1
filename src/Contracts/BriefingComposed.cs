namespace BriefingBus.Contracts;

/// <summary>A briefing is composed: as data and in every form, so that a subscriber needs nothing else to deliver it.</summary>
public sealed record BriefingComposed
{
    /// <summary>The briefing's identity: derived from edition and scheduled instant, so that composing twice gives one briefing.</summary>
    public required Guid BriefingId { get; init; }

    /// <summary>The edition's name in the configuration.</summary>
    public required string Edition { get; init; }

    /// <summary>The edition's title.</summary>
    public required string Title { get; init; }

    /// <summary>Language of what the program itself says in the briefing, as a BCP 47 tag; null for English.</summary>
    public string? Language { get; init; }

    /// <summary>The instant that the briefing is for, with the offset of the edition's time zone.</summary>
    public required DateTimeOffset ScheduledAt { get; init; }

    /// <summary>IANA name of the edition's time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The earliest instant of the window whose items it covers.</summary>
    public required DateTimeOffset WindowFrom { get; init; }

    /// <summary>True where it was made up after its hour.</summary>
    public bool Late { get; init; }

    /// <summary>True where an edition with the option <c>skipEmpty</c> has nothing to say and nothing is broken: outlets stay
    /// quiet.</summary>
    public bool Quiet { get; init; }

    /// <summary>The edition's tags, without <c>#</c>.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The stories that stand out over all sections, at most three; each stands here and not again in its section.</summary>
    public IReadOnlyList<BriefingStory> Top { get; init; } = [];

    /// <summary>The sections in the edition's order.</summary>
    public IReadOnlyList<BriefingSection> Sections { get; init; } = [];

    /// <summary>Feeds in trouble, newest first, and those that are back.</summary>
    public IReadOnlyList<FeedTrouble> Trouble { get; init; } = [];

    /// <summary>What there is to say of the briefing as a whole, in plain words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How many stories it tells.</summary>
    public int Stories { get; init; }

    /// <summary>How many of the edition's feeds were read.</summary>
    public int FeedsRead { get; init; }

    /// <summary>How many feeds the edition has.</summary>
    public int Feeds { get; init; }

    /// <summary>How long the briefing itself takes to read, in seconds.</summary>
    public int ReadingSeconds { get; init; }

    /// <summary>The briefing as Markdown (CommonMark).</summary>
    public required string Markdown { get; init; }

    /// <summary>The briefing as plain text.</summary>
    public required string Text { get; init; }

    /// <summary>The briefing as one HTML page that also survives an e-mail client.</summary>
    public required string Html { get; init; }
}
