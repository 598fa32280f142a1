namespace BriefingBus.Configuration;

/// <summary>A <c>briefing.yaml</c> that was read as a whole and found right.</summary>
/// <param name="Path">Absolute path of the file.</param>
/// <param name="Editions">The editions, in the file's order.</param>
public sealed record BriefingConfiguration(string Path, IReadOnlyList<EditionOptions> Editions)
{
    /// <summary>The file's folder: what paths in the file are relative to.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The address under which browsers reach the web page (<c>web.address</c>), for whoever leads readers to it; null where none
    /// is configured.</summary>
    public string? WebAddress { get; init; }

    /// <summary>Every feed of every edition once, by address: where several sections name one feed, the first mention counts.</summary>
    public IReadOnlyList<FeedOptions> Feeds { get; } =
        [.. Editions.SelectMany(e => e.Sections).SelectMany(s => s.Feeds).DistinctBy(f => f.Url, StringComparer.Ordinal)];
}
