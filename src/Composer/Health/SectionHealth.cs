using BriefingBus.Contracts;
using BriefingBus.Rendering;
using BriefingBus.Rendering.Languages;

namespace BriefingBus.Composer.Health;

/// <summary>The health of one section's feeds.</summary>
public sealed record SectionHealth
{
    /// <summary>The number of feeds.</summary>
    public required int Feeds { get; init; }

    /// <summary>The number of feeds that were read.</summary>
    public required int Read { get; init; }

    /// <summary>When a feed was last checked, or null.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When the newest item of the section was published, or null.</summary>
    public DateTimeOffset? NewestItem { get; init; }

    /// <summary>The issues of its feeds.</summary>
    public IReadOnlyList<FeedTrouble> Trouble { get; init; } = [];

    /// <summary>True if fetched items that may belong to the section have not arrived.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The instant that the briefing is for.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The edition's time zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The phrases of the briefing's language.</summary>
    public required Phrases Words { get; init; }

    /// <summary>The notes: for an empty section the reason of each feed, for any other only the number of missing feeds.</summary>
    /// <param name="hasContent">Whether the section has content.</param>
    /// <param name="leads">Whether a lead story is from this section.</param>
    public IReadOnlyList<string> Notes(bool hasContent, bool leads)
    {
        var missing = Feeds - Read;
        if (hasContent)
            return missing == 0 ? [] : [Words.Say("missing", missing, Words.Count("feeds", Feeds))];

        return [.. Quiet(leads), .. Trouble.Select(t => FeedIssueText.Sentence(t, At, Zone, Words))];
    }

    private IEnumerable<string> Quiet(bool leads)
    {
        if (Read == 0)
            yield break;
        if (IsIncomplete)
        {
            yield return Words["incomplete"];
            yield break;
        }
        var newest = NewestItem is { } item ? Words.Say("newest", PlainTime.Day(item, At, Zone, Words)) : Words["noItem"];
        var checkedAt = PlainTime.When(CheckedAt!.Value, At, Zone, Words);
        yield return Words.Say(leads ? "quiet.leads" : "quiet", Words.Count("feeds", Read), checkedAt, newest);
    }
}
