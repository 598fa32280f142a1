using BriefingBus.Contracts;
using BriefingBus.Rendering;

namespace BriefingBus.Composer.Health;

/// <summary>How the feeds of one section fare.</summary>
public sealed record SectionHealth
{
    /// <summary>How many feeds the section has.</summary>
    public required int Feeds { get; init; }

    /// <summary>How many of them were read.</summary>
    public required int Read { get; init; }

    /// <summary>When one was last checked, or null.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>When the newest item of all was published, or null.</summary>
    public DateTimeOffset? NewestItem { get; init; }

    /// <summary>What is wrong with its feeds.</summary>
    public IReadOnlyList<FeedTrouble> Trouble { get; init; } = [];

    /// <summary>The briefing's hour.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The edition's time zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>What there is to say: for an empty section why it is empty, feed by feed; for another only how many feeds are missing.</summary>
    /// <param name="hasContent">Whether the section tells anything.</param>
    /// <param name="leads">Whether a lead story is from this section.</param>
    public IReadOnlyList<string> Notes(bool hasContent, bool leads)
    {
        var missing = Feeds - Read;
        if (hasContent)
            return missing == 0 ? [] : [$"{missing} of {PlainTime.Count(Feeds, "feed")} could not be read: see the feed trouble."];

        return [.. Quiet(leads), .. Trouble.Select(t => TroubleText.Sentence(t, At, Zone))];
    }

    private IEnumerable<string> Quiet(bool leads)
    {
        if (Read == 0)
            yield break;
        var newest = NewestItem is { } item ? $"newest item from {PlainTime.Day(item, At, Zone)}" : "no item so far";
        var among = leads ? "Nothing else that is new" : "Nothing new";
        yield return $"{among} from {PlainTime.Count(Read, "feed")}, checked {PlainTime.When(CheckedAt!.Value, At, Zone)}; {newest}.";
    }
}
