namespace BriefingBus.Configuration.Opml;

/// <summary>A feed in a list of subscriptions, as exchanged by feed readers.</summary>
/// <param name="Url">Its address, as written.</param>
/// <param name="Name">Its name in the reader, or null.</param>
/// <param name="Folders">Its folders, the outermost first; empty for none.</param>
public sealed record Subscription(string Url, string? Name, IReadOnlyList<string> Folders)
{
    /// <summary>The separator of folders in the title of a section.</summary>
    private const string Separator = " / ";

    /// <summary>The title of the section for the folders, or null without folders.</summary>
    public string? Section => Folders.Count == 0 ? null : string.Join(Separator, Folders);

    /// <summary>False if the reader had disabled the feed.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>True if the reader fetched the article pages.</summary>
    public bool FullText { get; init; }

    /// <summary>Patterns of entries that the reader hid.</summary>
    public IReadOnlyList<string> Mute { get; init; } = [];

    /// <summary>Patterns of the only entries that the reader showed.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];
}
