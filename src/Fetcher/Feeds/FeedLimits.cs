using System.ComponentModel;

namespace BriefingBus.Fetcher.Feeds;

/// <summary>Bounds on a feed document, so that no publisher can make the Fetcher slow or large. What exceeds one is cut and listed among the problems.</summary>
public sealed record FeedLimits
{
    /// <summary>Largest document in bytes, after decompression. A larger one is refused.</summary>
    [Description("Largest feed document in bytes, after decompression")]
    public int Bytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most entries taken from one document; the rest is not read.</summary>
    [Description("Most entries taken from one feed document")]
    public int Entries { get; init; } = 20_000;

    /// <summary>Largest single text (title, summary, content) in bytes of UTF-8; a longer one is cut at a character.</summary>
    [Description("Largest text of one entry in bytes")]
    public int TextBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of elements; deeper ones keep their text and lose their tags.</summary>
    [Description("Deepest nesting of elements")]
    public int Depth { get; init; } = 256;

    /// <summary>Most bytes that entities declared in the document itself may expand to, in all. Entities that need a file are never loaded.</summary>
    [Description("Most bytes that a document's own entities may expand to")]
    public int EntityBytes { get; init; } = 64 * 1024;

    /// <summary>Most list members (authors, categories, enclosures, extensions) of one entry.</summary>
    [Description("Most authors, categories and enclosures of one entry")]
    public int ListMembers { get; init; } = 200;

    /// <summary>What is wrong with the values, in plain words; empty where nothing is.</summary>
    public IEnumerable<string> Validate()
    {
        if (Bytes < 1024) yield return "bytes must be at least 1024";
        if (Entries < 1) yield return "entries must be at least 1";
        if (TextBytes < 1024) yield return "textBytes must be at least 1024";
        if (Depth is < 16 or > 10_000) yield return "depth must be between 16 and 10000";
        if (EntityBytes < 0) yield return "entityBytes must not be negative";
        if (ListMembers < 1) yield return "listMembers must be at least 1";
    }
}
