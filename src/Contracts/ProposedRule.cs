namespace BriefingBus.Contracts;

/// <summary>A rule that is not in the configuration, for a preview of its effect. It applies to an edition, or with <see cref="Section"/>
/// or <see cref="FeedUrl"/> to that section or feed.</summary>
public sealed record ProposedRule
{
    /// <summary>The rule's key in the configuration: <c>mute</c>, <c>boost</c>, <c>follow</c> (only for editions) or
    /// <c>weight</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Its value: a word, a <c>"phrase"</c>, a <c>/regular expression/</c> or <c>thread:ID</c>, which is added to the others; or
    /// the weight, 0 to 100 with a decimal point, which replaces another.</summary>
    public required string Value { get; init; }

    /// <summary>Title of the section that gets the rule; null for all.</summary>
    public string? Section { get; init; }

    /// <summary>Address of the feed that gets the rule, as configured; null for all.</summary>
    public string? FeedUrl { get; init; }
}
