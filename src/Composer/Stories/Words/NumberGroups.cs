using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Numbers whose thousands are parted by spaces: 1 200 postes.</summary>
internal static class NumberGroups
{
    private const int Digits = 3;

    private static readonly FrozenSet<string> Languages = WordList.Words("languages-with-spaces-in-numbers.txt");

    /// <summary>Whether a language, a BCP 47 tag or null, parts thousands by a space, as CLDR says.</summary>
    public static bool ByLanguage(string? language) => !string.IsNullOrEmpty(language) && Languages.Contains(LanguageTag.Primary(language));

    /// <summary>Whether a character may part the thousands of a number: a space that does not break lines, in a language that groups so
    /// any.</summary>
    public static bool IsSpace(char c, bool spacesGroup) => c is '\u00A0' or '\u202F' or '\u2009' || (spacesGroup && c == ' ');

    /// <summary>Whether a number goes on behind a space: one to three digits before it, or such a number, and three behind.</summary>
    public static bool GoesOn(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var first = before.IndexOfAnyExceptInRange('0', '9');
        return (first < 0 ? before.Length : first) is > 0 and <= Digits
            && (first < 0 || (char.IsWhiteSpace(before[first]) && (before.Length - first) % (Digits + 1) == 0))
            && before.IndexOfAny('.', ',') < 0
            && after.Length >= Digits && !after[..Digits].ContainsAnyExceptInRange('0', '9')
            && (after.Length == Digits || !char.IsLetterOrDigit(after[Digits]));
    }

    /// <summary>The number without spaces; another word as it is.</summary>
    public static string WithoutSpaces(string spelling) =>
        char.IsAsciiDigit(spelling[0]) && spelling.Any(char.IsWhiteSpace) ? string.Concat(spelling.Where(c => !char.IsWhiteSpace(c)))
            : spelling;
}
