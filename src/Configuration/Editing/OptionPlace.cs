namespace BriefingBus.Configuration.Editing;

/// <summary>A part of <c>briefing.yaml</c> with options: an edition, a section, a feed or an outlet.</summary>
public sealed record OptionPlace
{
    private OptionPlace(params IReadOnlyList<object> steps) => Steps = steps;

    /// <summary>The place in the form of <see cref="Mistake.Key"/>, such as <c>editions[0].sections[2]</c>.</summary>
    public string Key => string.Concat(Steps.Select((step, i) => step is int index ? $"[{index}]" : i == 0 ? $"{step}" : $".{step}"));

    /// <summary>Keys and indexes from the top of the file.</summary>
    internal IReadOnlyList<object> Steps { get; }

    /// <summary>The top of the file.</summary>
    internal static OptionPlace Top { get; } = new();

    /// <summary>An outlet, named as <c>slack/newsroom</c>.</summary>
    public static OptionPlace OfOutlet(string outlet) => new([TopLevelKey.Deliver, .. outlet.Split('/', 2)]);

    /// <summary>A feed.</summary>
    public static OptionPlace OfFeed(ConfiguredFeed feed) =>
        new([.. OfSection(feed.Place.Edition, feed.Place.Section).Steps, SectionElement.FeedsKey, feed.Place.Item]);

    internal static OptionPlace OfEdition(int edition) => new(EditionElement.Key, edition);

    internal static OptionPlace OfSection(int edition, int section) =>
        new([.. OfEdition(edition).Steps, SectionElement.Key, section]);

    /// <summary>The place under a key of this one.</summary>
    internal OptionPlace Below(string key) => new([.. Steps, key]);
}
