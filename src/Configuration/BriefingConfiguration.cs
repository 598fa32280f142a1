using System.Security.Cryptography;

namespace BriefingBus.Configuration;

/// <summary>A <c>briefing.yaml</c> that was read as a whole and found right.</summary>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="Editions">The editions, in the file's order.</param>
public sealed record BriefingConfiguration(string Path, IReadOnlyList<EditionOptions> Editions)
{
    /// <summary>The file's folder: what paths in the file are relative to.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The version of the file's text: <see cref="VersionOf"/>; empty where there is no file.</summary>
    public string Version { get; init; } = "";

    /// <summary>The address under which browsers reach the web page (<c>web.address</c>), for whoever leads readers to it; null where none
    /// is configured.</summary>
    public string? WebAddress { get; init; }

    /// <summary>Whether Composer groups stories by what they mean (<c>stories: { grouping: embeddings }</c>), for Cleaner, which makes the
    /// embeddings.</summary>
    public bool GroupsByEmbeddings { get; init; }

    /// <summary>The outlets that the file names under <c>deliver</c>, such as <c>slack/newsroom</c>: their names alone, without what
    /// only Delivery knows.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>Every feed of every edition once, by address: where several sections name one feed, the first mention counts.</summary>
    public IReadOnlyList<FeedOptions> Feeds { get; } =
        [.. Editions.SelectMany(e => e.Sections).SelectMany(s => s.Feeds).DistinctBy(f => f.Url, StringComparer.Ordinal)];

    /// <summary>The first twelve hexadecimal digits of a text's SHA-256: the same wherever the same text is read.</summary>
    public static string VersionOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
