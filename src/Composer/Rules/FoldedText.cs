using System.Globalization;
using System.Text;

namespace BriefingBus.Composer.Rules;

/// <summary>Folds text for rules and comparisons: lower case, no diacritics, a single space for each run of other characters.</summary>
public static class FoldedText
{
    /// <summary>Folds a text: <c>L’été à Québec!</c> becomes <c> l ete a quebec </c>. The result begins and ends with a space, so that
    /// whole words can be searched between spaces.</summary>
    public static string Of(string text) => Folded(text, withMarks: false);

    /// <summary>Folds a text but keeps the marks of scripts without spaces between words, where they distinguish words as letters do: バス is
    /// a bus, パス a pass.</summary>
    public static string WithMarks(string text) => Folded(text, withMarks: true).Normalize(NormalizationForm.FormC);

    private static string Folded(string text, bool withMarks)
    {
        var folded = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var character in Decomposed(text))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(character);
            var isMark = category is UnicodeCategory.NonSpacingMark;
            if (category is UnicodeCategory.Format || (isMark && !(withMarks && HasNoWordSpaces([character]))))
                continue;
            if (isMark || IsKept(character))
                folded.Append(char.ToLowerInvariant(character));
            else if (folded[^1] != ' ')
                folded.Append(' ');
        }
        if (folded[^1] != ' ')
            folded.Append(' ');
        return folded.ToString();
    }

    // A lone surrogate, left by a cut or a publisher, cannot be normalised: it becomes U+FFFD.
    private static string Decomposed(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString().Normalize(NormalizationForm.FormD);
    }

    /// <summary>True for scripts without spaces between words, where a word matches anywhere.</summary>
    public static bool HasNoWordSpaces(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\u0E00', '\u0EFF')
        || text.ContainsAnyInRange('\u3040', '\u30FF')
        || text.ContainsAnyInRange('\u3400', '\u9FFF');

    private static bool IsKept(char character) =>
        char.IsLetterOrDigit(character)
        || char.IsSurrogate(character)
        || char.GetUnicodeCategory(character) == UnicodeCategory.SpacingCombiningMark;
}
