using System.Globalization;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Iterates over the words of a text: runs of letters and digits.</summary>
/// <param name="text">The text.</param>
/// <param name="spacesGroup">Whether its language writes 1 250 for 1,250, <see cref="NumberGroups.ByLanguage"/>.</param>
internal ref struct WordReader(ReadOnlySpan<char> text, bool spacesGroup)
{
    private readonly ReadOnlySpan<char> text = text;
    private readonly bool spacesGroup = spacesGroup;
    private int next;

    /// <summary>The index of the word's first character.</summary>
    public int Start { get; private set; }

    /// <summary>The index after the word's last character.</summary>
    public readonly int End => next;

    /// <summary>The word as written.</summary>
    public readonly ReadOnlySpan<char> Word => text[Start..next];

    /// <summary>The text between the previous word and this one.</summary>
    public ReadOnlySpan<char> Between { get; private set; }

    /// <summary>The character after the word, or a space at the end.</summary>
    public readonly char After => next < text.Length ? text[next] : ' ';

    /// <summary>Whether the word is alone between low or angled quotation marks, like the name of a team, a ship or a film: «Динамо». A
    /// colon or a comma after it marks direct speech.</summary>
    public readonly bool IsQuotedAlone => Between is [.., '«' or '„'] && After is '»' or '“' or '”'
        && (next + 1 == text.Length || text[next + 1] is not (':' or ','));

    /// <summary>The text after the word.</summary>
    public readonly ReadOnlySpan<char> Rest => text[next..];

    public bool Read()
    {
        var end = next;
        while (next < text.Length && !IsPart(text[next]))
            next++;
        Between = text[end..next];
        Start = next;
        while (next < text.Length && (IsPart(text[next]) || IsInsideNumber(next)))
            next++;
        return next > Start;
    }

    private static bool IsPart(char c) =>
        char.IsAscii(c) ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c) || char.IsSurrogate(c)
            || CharUnicodeInfo.GetUnicodeCategory(c)
                is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    // 1,250 and 2.25 are one number each, and 1 250 in a language that groups by spaces.
    private readonly bool IsInsideNumber(int at) =>
        text[at] is '.' or ','
            ? at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1])
            : NumberGroups.IsSpace(text[at], spacesGroup) && NumberGroups.GoesOn(text[Start..at], text[(at + 1)..]);
}
