using System.Collections.Frozen;
using System.Text;

namespace BriefingBus.Composer.Stories;

/// <summary>Words that say nothing about what a text is about, from <c>StopWords.txt</c>.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = Read();

    /// <summary>Whether the word, folded, is one of them.</summary>
    public static bool Contains(string word) => Words.Contains(word);

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(StopWords).Assembly.GetManifestResourceStream(typeof(StopWords), "StopWords.txt")
            ?? throw new InvalidOperationException("StopWords.txt is not embedded in the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var words = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                words.UnionWith(Rules.FoldedText.Of(line).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
        return words.ToFrozenSet(StringComparer.Ordinal);
    }
}
