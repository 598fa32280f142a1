namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>What an element of an entry contributes, and in which form.</summary>
internal enum EntryPart : byte
{
    None,
    Title,
    AtomTitle,
    Summary,
    AtomSummary,
    Content,
    AtomContent,
    Body,
    Id,
    Guid,
    Link,
    AtomLink,
    Published,
    Updated,
    Author,
    Person,
    Category,
    Term,
    ItunesCategory,
    Tags,
    Enclosure,
    MediaContent,
    MediaGroup,
    Thumbnail,
    HrefImage,
    Image,
    Language,
    Extension,
}
