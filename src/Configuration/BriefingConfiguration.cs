using System.Security.Cryptography;

namespace BriefingBus.Configuration;

/// <summary>A complete, valid <c>briefing.yaml</c>.</summary>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="Editions">The editions, in the file's order.</param>
public sealed record BriefingConfiguration(string Path, IReadOnlyList<EditionOptions> Editions)
{
    /// <summary>The file's folder, the base of relative paths in the file.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The version of the file's text: <see cref="VersionOf"/>; empty if there is no file.</summary>
    public string Version { get; init; } = "";

    /// <summary>The public address of the web page (<c>web.address</c>) for links to it; null if none is configured.</summary>
    public string? WebAddress { get; init; }

    /// <summary>Whether Composer groups stories by meaning (<c>stories: { grouping: embeddings }</c>), for Cleaner, which makes the
    /// embeddings.</summary>
    public bool GroupsByEmbeddings { get; init; }

    /// <summary>The outlets that the file names under <c>deliver</c>, such as <c>slack/newsroom</c>: only their names, since only Delivery
    /// knows their options.</summary>
    public IReadOnlyList<string> Outlets { get; init; } = [];

    /// <summary>Every feed of every edition once, by address: if several sections have a feed, the first one counts.</summary>
    public IReadOnlyList<FeedOptions> Feeds { get; } =
        [.. Editions.SelectMany(e => e.Sections).SelectMany(s => s.Feeds).DistinctBy(f => f.Url, StringComparer.Ordinal)];

    /// <summary>The first twelve hexadecimal digits of a text's SHA-256.</summary>
    public static string VersionOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
