namespace BriefingBus.Web.Feeds;

/// <summary>A feed's identity in the read model and in addresses.</summary>
public static class FeedId
{
    /// <summary>Derived from the feed's address as configured.</summary>
    public static Guid Of(string feedUrl) => NameBasedId.Create("feed", feedUrl);
}
