namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>What a boilerplate rule applies to.</summary>
public enum BoilerplateScope
{
    /// <summary>A paragraph that matches as a whole is dropped.</summary>
    Paragraph,

    /// <summary>The same, with the items of the list below it.</summary>
    Label,

    /// <summary>Dropped from the match to the end of its paragraph.</summary>
    Tail,

    /// <summary>Dropped from the paragraph's start to the end of the match.</summary>
    Head,

    /// <summary>A sentence with it is never quoted.</summary>
    Unquotable,

    /// <summary>A sentence with it is quoted only if no other can be.</summary>
    SecondChoice,

    /// <summary>No sentence of the paragraph with it is quoted.</summary>
    Note,

    /// <summary>From such a label on, no sentence is quoted.</summary>
    Below,

    /// <summary>An entry with such a headline or category is an advertisement.</summary>
    Advertisement,

    /// <summary>An entry with such a sentence at its beginning or end, about a name in its headline, is an advertisement.</summary>
    Sponsor,

    /// <summary>Dropped from the start of a headline.</summary>
    Headline,

    /// <summary>Dropped from here to the end of a headline.</summary>
    HeadlineEnd,
}
