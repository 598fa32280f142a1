using System.Collections.Frozen;
using System.Globalization;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>A word as a headline or a text has it.</summary>
/// <param name="Word">The word.</param>
/// <param name="Spelling">Its spelling.</param>
/// <param name="Number">Its value if it is a number in digits or in words, else null.</param>
/// <param name="Begins">Whether its capital has no meaning: it is the first word, the first of a quotation, or follows a colon or a full
/// stop.</param>
/// <param name="Percent">Whether it has a per cent sign or a currency sign.</param>
/// <param name="HasCase">Whether its script has capitals.</param>
internal readonly record struct WrittenWord(WordForm Word, string Spelling, double? Number, bool Begins, bool Percent, bool HasCase)
{
    private const int MaxAbbreviation = 6;

    private static readonly FrozenSet<string> NumberedThings = WordList.Words("numbered-things.txt");

    public bool IsCapital => char.IsUpper(Spelling[0]);

    /// <summary>Whether it consists of two to six capitals, like an abbreviation.</summary>
    public bool IsInCapitals => Spelling.Length is > 1 and <= MaxAbbreviation && Spelling.All(char.IsUpper);

    /// <summary>Its range in the text; empty in scripts without spaces between words.</summary>
    public Range Place { get; init; }

    /// <summary>Whether an apostrophe separates the word from its ending, which occurs only with names.</summary>
    public bool IsPartedFromEnding { get; init; }

    /// <summary>Its value if it is an ordinal (third, 3rd, dritte), else 0.</summary>
    public byte Ordinal { get; init; }

    /// <summary>Whether it is spelt like iPhone, F1 or rc2; no sentence or title style does that to an ordinary word.</summary>
    public bool IsSpeltAsName =>
        IsPartedFromEnding
        || Spelling.Length > 1 && Spelling.AsSpan().ContainsAnyInRange('0', '9') != char.IsAsciiDigit(Spelling[0]) && Number is null
        || (Spelling.Length > 2 && char.IsLower(Spelling[0]) && char.IsUpper(Spelling[1]));

    /// <summary>The word as grouping compares it.</summary>
    /// <param name="naming">The condition under which it is a name.</param>
    public HeadlineWord Compared(Naming naming)
    {
        var (series, member) = Number is null ? Series : (0u, double.NaN);
        return new HeadlineWord(
            Word.Key, Word.Term, Word.Root, Number ?? member, series, Form,
            CalendarWords.Of(Word.Folded) switch { ('d', var day) => (byte)(day + 1), ('m', var month) => (byte)(month + 7), _ => 0 },
            naming, Ordinal, Initial);
    }

    /// <summary>The letters before a final number, and the number: S24, beta2, A7, U17. A headline may also write the number as a word of
    /// its own.</summary>
    private (uint Series, double Member) Series
    {
        get
        {
            var letters = Word.Folded.AsSpan().TrimEnd("0123456789");
            return letters.Length is > 0 and var length && length < Word.Folded.Length && letters.IndexOfAnyInRange('0', '9') < 0
                && double.TryParse(Word.Folded.AsSpan(length), NumberStyles.None, CultureInfo.InvariantCulture, out var member)
                ? (WordForm.KeyOf(letters), member) : (0u, double.NaN);
        }
    }

    private char Initial => !HasCase || Number is not null || Word.Folded.Length == 0 ? '\0'
        : IsCapital ? char.ToUpperInvariant(Word.Folded[0]) : Word.Folded[0];

    private WordWriting Form =>
        (Percent ? WordWriting.Percent : WordWriting.None)
        | (HasCase ? WordWriting.HasCase : WordWriting.None)
        | (char.IsLetter(Spelling[0]) ? WordWriting.BeginsWithLetter : WordWriting.None)
        | (Spelling.Length == 4 ? WordWriting.FourCharacters : WordWriting.None)
        | (Spelling.Length > 1 ? WordWriting.SeveralCharacters : WordWriting.None)
        | (Spelling.Length == 1 && IsCapital && !Begins ? WordWriting.CapitalLetter : WordWriting.None)
        | (NumberedThings.Contains(Word.Folded) ? WordWriting.NumberedThing : WordWriting.None)
        | (Spelling[0] is >= '\u3040' and <= '\u309F' ? WordWriting.Hiragana : WordWriting.None);
}
