namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>What a boilerplate rule applies to.</summary>
public enum BoilerplateScope
{
    /// <summary>A paragraph that is this as a whole is dropped.</summary>
    Paragraph,

    /// <summary>The same, with the items of the list below it.</summary>
    Label,

    /// <summary>Dropped from here to the end of its paragraph.</summary>
    Tail,

    /// <summary>Dropped from the paragraph's start to here.</summary>
    Head,

    /// <summary>A sentence with it is never quoted.</summary>
    Unquotable,

    /// <summary>A sentence with it is quoted only where no other can be.</summary>
    SecondChoice,

    /// <summary>No sentence of the paragraph with it is quoted.</summary>
    Note,

    /// <summary>No sentence of the paragraphs from such a label on is quoted.</summary>
    Below,

    /// <summary>An entry with such a headline or category is an advertisement.</summary>
    Advertisement,

    /// <summary>Dropped from the start of a headline.</summary>
    Headline,
}
