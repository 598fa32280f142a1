namespace BriefingBus.Composer.Stories;

/// <summary>A word of a headline; in scripts without spaces between words a single character, or a run of katakana or Latin letters.</summary>
/// <param name="Word">The word.</param>
/// <param name="Spelling">How the headline writes it.</param>
/// <param name="Number">Its value where it is a number in digits or in words, else null.</param>
/// <param name="Begins">True where a capital says nothing: the first word of the headline, of a quotation, or after a colon or a full stop.</param>
/// <param name="Percent">True where a per cent sign or a currency sign belongs to the number.</param>
/// <param name="HasCase">False in scripts without capitals.</param>
internal readonly record struct HeadlineWord(Word Word, string Spelling, double? Number, bool Begins, bool Percent, bool HasCase)
{
    public int Term => Word.Term;

    public bool IsCapital => char.IsUpper(Spelling[0]);

    /// <summary>True for iPhone, F1 and NATO: no sentence and no title style writes an ordinary word so.</summary>
    public bool IsSpeltAsName =>
        Spelling.Length > 1 && Spelling.AsSpan().ContainsAnyInRange('0', '9') != char.IsAsciiDigit(Spelling[0]) && Number is null && Spelling.Any(char.IsUpper)
        || (Spelling.Length > 2 && char.IsLower(Spelling[0]) && char.IsUpper(Spelling[1]));
}
