namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>What an element of the feed itself contributes.</summary>
internal enum FeedPart : byte
{
    None,
    Title,
    AtomTitle,
    Link,
    AtomLink,
    Language,
    Person,
    TimeToLive,
    SkipHours,
    SkipDays,
    UpdatePeriod,
    UpdateFrequency,
    Container,
}
