using BriefingBus.Composer.Selection;

namespace BriefingBus.Composer.Stories;

/// <summary>One event, as all feeds of the edition tell it.</summary>
public sealed record Story
{
    /// <summary>Its tellings, the one to show first.</summary>
    public required IReadOnlyList<Candidate> Tellings { get; init; }

    /// <summary>Its score.</summary>
    public required StoryScore Score { get; init; }

    /// <summary>The telling to show.</summary>
    public Candidate Shown => Tellings[0];

    /// <summary>The story's identity: the item that it is told from.</summary>
    public Guid Id => Shown.Item.ItemId;

    /// <summary>How many feeds tell it.</summary>
    public int Feeds => Tellings.Select(t => t.Item.FeedUrl).Distinct(StringComparer.Ordinal).Count();
}
