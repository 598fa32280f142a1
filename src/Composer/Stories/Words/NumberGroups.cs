using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Numbers with spaces between their thousands: 1 200 postes.</summary>
internal static class NumberGroups
{
    private const int Digits = 3;

    private static readonly FrozenSet<string> Languages = WordList.Words("languages-with-spaces-in-numbers.txt");

    /// <summary>Whether a language (a BCP 47 tag or null) separates thousands by a space, according to CLDR.</summary>
    public static bool ByLanguage(string? language) => !string.IsNullOrEmpty(language) && Languages.Contains(LanguageTag.Primary(language));

    /// <summary>Whether a character may separate the thousands of a number: a non-breaking space, or any space in a language that groups by
    /// spaces.</summary>
    public static bool IsSpace(char c, bool spacesGroup) => c is '\u00A0' or '\u202F' or '\u2009' || (spacesGroup && c == ' ');

    /// <summary>Whether a number continues after a space: one to three digits, or such a number, before it and three after it.</summary>
    public static bool GoesOn(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var first = before.IndexOfAnyExceptInRange('0', '9');
        return (first < 0 ? before.Length : first) is > 0 and <= Digits
            && (first < 0 || (char.IsWhiteSpace(before[first]) && (before.Length - first) % (Digits + 1) == 0))
            && before.IndexOfAny('.', ',') < 0
            && after.Length >= Digits && !after[..Digits].ContainsAnyExceptInRange('0', '9')
            && (after.Length == Digits || !char.IsLetterOrDigit(after[Digits]));
    }

    /// <summary>The number without spaces; any other word unchanged.</summary>
    public static string WithoutSpaces(string spelling) =>
        char.IsAsciiDigit(spelling[0]) && spelling.Any(char.IsWhiteSpace) ? string.Concat(spelling.Where(c => !char.IsWhiteSpace(c)))
            : spelling;
}
