namespace BriefingBus.Contracts;

/// <summary>A file of an entry: a podcast episode, a picture, a document.</summary>
public sealed record EntryEnclosure
{
    /// <summary>Absolute address of the file.</summary>
    public required string Url { get; init; }

    /// <summary>Media type according to the feed, or null.</summary>
    public string? Type { get; init; }

    /// <summary>Length in bytes according to the feed, or null.</summary>
    public long? Length { get; init; }
}
