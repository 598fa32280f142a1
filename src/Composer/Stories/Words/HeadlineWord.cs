using System.Runtime.InteropServices;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>A word of a headline. In scripts without spaces between words: a single character, or a run of katakana or Latin
/// letters.</summary>
/// <param name="Key">The word's number, <see cref="WordForm.Key"/>.</param>
/// <param name="TermKey">The number of its term, <see cref="WordForm.Term"/>.</param>
/// <param name="Root">The number of its root, <see cref="WordForm.Root"/>.</param>
/// <param name="Value">Its value if it is a number in digits or in words, or the number at the end of a name; else NaN.</param>
/// <param name="Series">The number of the letters before a final number (S24, beta2), or 0.</param>
/// <param name="Form">How the headline writes it.</param>
/// <param name="Calendar">The day of the week (1 to 7) or month (8 to 19) that it names, or 0.</param>
/// <param name="Naming">The condition under which it is a name.</param>
/// <param name="Ordinal">Its value if it is an ordinal, else 0.</param>
/// <param name="Initial">Its first letter as the headline writes it, without accents; '\0' if its script has no capitals.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct HeadlineWord(uint Key, uint TermKey, uint Root, double Value, uint Series, WordWriting Form,
    byte Calendar, Naming Naming, byte Ordinal, char Initial)
{
    public bool IsNumber => Series == 0 && !double.IsNaN(Value);

    public bool IsMonth => Calendar > 7;

    public bool Is(WordWriting form) => (Form & form) != WordWriting.None;
}

/// <summary>How a headline writes a word.</summary>
[Flags]
internal enum WordWriting : ushort
{
    None = 0,

    /// <summary>It has a per cent sign or a currency sign.</summary>
    Percent = 1,

    /// <summary>Its script has capitals.</summary>
    HasCase = 2,

    /// <summary>It begins with a letter.</summary>
    BeginsWithLetter = 4,

    /// <summary>It has four characters, like a year.</summary>
    FourCharacters = 8,

    /// <summary>It has more than one character.</summary>
    SeveralCharacters = 16,

    /// <summary>It begins with hiragana.</summary>
    Hiragana = 32,

    /// <summary>It is a single capital letter inside a sentence: the road B 27.</summary>
    CapitalLetter = 64,

    /// <summary>It is a thing that is named by a number in words: season two.</summary>
    NumberedThing = 128,

    /// <summary>It may be the verb of the headline.</summary>
    Verb = 256,

    /// <summary>It has two to six capitals, in a headline that has lower-case letters too: ECB.</summary>
    Abbreviation = 512,

    /// <summary>It is “and”.</summary>
    Conjunction = 1024,

    /// <summary>It is a distance in metres.</summary>
    Metres = 2048,
}

/// <summary>The condition under which a word of a headline is a name. If its capital is not conclusive, the use of the word in other texts
/// decides.</summary>
internal enum Naming : byte
{
    Never,
    Always,

    /// <summary>If texts write it with a capital more often than without, or do not have it.</summary>
    UnlessSmallElsewhere,

    /// <summary>If texts write it with a capital more often than without.</summary>
    IfCapitalElsewhere,

    /// <summary>If no text writes it without a capital.</summary>
    IfNeverSmall,
}
