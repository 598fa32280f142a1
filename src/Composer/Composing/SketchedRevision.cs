namespace BriefingBus.Composer.Composing;

/// <summary>A revision of an item without the item itself.</summary>
internal sealed record SketchedRevision(
    long Number, Guid ItemId, Guid FetchId, string FeedUrl, DateTimeOffset FetchedAt, DateTimeOffset KnownAt, bool IsFirst, byte[] Sketch);
