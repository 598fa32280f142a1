namespace BriefingBus.Contracts;

/// <summary>A rule that is not in the configuration, to see what it would do: an edition's, or where <see cref="Section"/> or
/// <see cref="FeedUrl"/> is given, that section's or feed's.</summary>
public sealed record ProposedRule
{
    /// <summary>The rule's key in the configuration: <c>mute</c>, <c>boost</c>, <c>follow</c> (of editions alone) or
    /// <c>weight</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Its value: a word, a <c>"phrase"</c>, a <c>/regular expression/</c> or <c>thread:ID</c>, which is added to the others; or
    /// the weight, 0 to 100 with a decimal point, which takes the place of another.</summary>
    public required string Value { get; init; }

    /// <summary>Title of the section that gets the rule; null for all.</summary>
    public string? Section { get; init; }

    /// <summary>Address of the feed that gets the rule, as configured; null for all.</summary>
    public string? FeedUrl { get; init; }
}
