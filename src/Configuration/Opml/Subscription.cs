namespace BriefingBus.Configuration.Opml;

/// <summary>A feed in a list of subscriptions, as feed readers exchange them.</summary>
/// <param name="Url">Its address, as written.</param>
/// <param name="Name">The name that its reader gave it, or null.</param>
/// <param name="Folders">The folders that it is in, the outermost first; empty for none.</param>
public sealed record Subscription(string Url, string? Name, IReadOnlyList<string> Folders)
{
    /// <summary>What separates folders in the title of a section.</summary>
    private const string Separator = " / ";

    /// <summary>The title of the section that the folders become, or null where there are none.</summary>
    public string? Section => Folders.Count == 0 ? null : string.Join(Separator, Folders);

    /// <summary>False where the reader had switched the feed off.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>True where the reader fetched the article pages.</summary>
    public bool FullText { get; init; }

    /// <summary>Patterns of entries that the reader hid.</summary>
    public IReadOnlyList<string> Mute { get; init; } = [];

    /// <summary>Patterns of the only entries that the reader showed.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];
}
