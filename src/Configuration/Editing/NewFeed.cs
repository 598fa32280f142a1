namespace BriefingBus.Configuration.Editing;

/// <summary>A new feed of a section.</summary>
public sealed record NewFeed
{
    /// <summary>Its address, as <see cref="FeedOptions.Url"/>.</summary>
    public required string Url { get; init; }

    /// <summary>The name to show, or null for the feed's own title.</summary>
    public string? Name { get; init; }

    /// <summary>As <see cref="FeedOptions.Enabled"/>.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>As <see cref="FeedOptions.FullText"/>.</summary>
    public bool FullText { get; init; }

    /// <summary>As <see cref="RuleOptions.Mute"/>.</summary>
    public IReadOnlyList<string> Mute { get; init; } = [];

    /// <summary>As <see cref="RuleOptions.Only"/>.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Its keys in the order of writing; a value is a text, true or false, or a list of texts.</summary>
    internal IReadOnlyList<(string Key, object Value)> Keys()
    {
        var keys = new List<(string, object)> { ("url", Url) };
        if (!string.IsNullOrWhiteSpace(Name))
            keys.Add(("name", Name));
        if (!Enabled)
            keys.Add((FeedText.EnabledKey, false));
        if (FullText)
            keys.Add(("fullText", true));
        if (Mute.Count > 0)
            keys.Add(("mute", Mute));
        if (Only.Count > 0)
            keys.Add(("only", Only));
        return keys;
    }
}
