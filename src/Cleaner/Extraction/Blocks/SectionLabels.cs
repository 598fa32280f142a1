using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Labels of links to other pages, sign-up boxes and comments in newsrooms and blogs; compared without case and closing
/// punctuation.</summary>
internal static class SectionLabels
{
    private static readonly FrozenSet<string> Known =
        EmbeddedTable.Rows(typeof(SectionLabels).Assembly, "section-labels.tsv").Select(row => row[0]).ToFrozenSet();

    private static readonly char[] Around = [' ', ':', '.', '!', '?', '…', '»', '›', '>', '-', '–', '#', '\u00A0'];

    /// <summary>True if the whole line is such a label.</summary>
    public static bool Is(string line) => line.Length < 60 && Known.Contains(line.Trim(Around).ToLowerInvariant());
}
