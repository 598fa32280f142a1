using BriefingBus.Testing;

namespace BriefingBus.Bench.Feeds;

/// <summary>Feed documents in memory.</summary>
internal static class Corpus
{
    /// <summary>All files of a folder and below, in the order of their names.</summary>
    public static byte[][] Load(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    /// <summary>The recorded feeds, or the folder that was given.</summary>
    public static byte[][] Recorded(string? folder = null) =>
        Load(folder ?? Repository.PathOf("../shared/feeds/files"));
}
