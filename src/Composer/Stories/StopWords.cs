using System.Collections.Frozen;

namespace BriefingBus.Composer.Stories;

/// <summary>Words that say nothing about what a text is about, from <c>StopWords.txt</c>.</summary>
public static class StopWords
{
    private static readonly FrozenSet<string> Words = WordList.Words("StopWords.txt");

    /// <summary>Whether the word, folded, is one of them.</summary>
    public static bool Contains(string word) => Words.Contains(word);
}
