using BriefingBus.Configuration.Editing;

namespace BriefingBus.Web.OptionEditing;

/// <summary>A new edition, from the values of a form.</summary>
internal static class NewEdition
{
    /// <summary>The key of its name.</summary>
    public const string Name = "name";

    /// <summary>The field with the title of its first section.</summary>
    public const string Section = "section";

    /// <summary>The field with the address of its first feed.</summary>
    public const string Feed = "feed";

    /// <summary>Its options in the order in which they are written: the name first, the sections last.</summary>
    public static OptionKeys Of(OptionKeys given) => new(
    [
        .. given.Pairs.Where(p => p.Key is not (Section or Feed)),
        new("sections", new OptionList(
        [
            new OptionKeys(
            [
                new("title", new OptionText(given.TextOf(Section))),
                new("feeds", new OptionList([new OptionKeys([new("url", new OptionText(given.TextOf(Feed)))])])),
            ]),
        ])),
    ]);
}
