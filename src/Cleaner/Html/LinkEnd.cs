using System.Buffers;

namespace BriefingBus.Cleaner.Html;

/// <summary>The text after the last link of a block.</summary>
internal static class LinkEnd
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(" \u00A0\n\t.!…»›>→)");

    /// <summary>Whether the block ends with its link: only a stop, an arrow, a bracket or white space follows.</summary>
    public static bool IsBare(ReadOnlySpan<char> afterLink) => !afterLink.ContainsAnyExcept(Marks);
}
