namespace BriefingBus.Composer.Storage;

/// <summary>Makes text from feeds storable in a column.</summary>
internal static class StoredText
{
    /// <summary>The text without U+0000, which PostgreSQL's text type cannot hold (PostgreSQL 15 documentation, §8.3).</summary>
    public static string Of(string text) => text.Replace("\0", "", StringComparison.Ordinal);
}
