namespace BriefingBus.Web.Pages;

/// <summary>The permanent addresses, without the path prefix.</summary>
public static class Address
{
    /// <summary>A briefing.</summary>
    public static string OfBriefing(string edition, string slug) => BriefingSlug.PathOf(edition, slug);

    /// <summary>The candidates of a briefing.</summary>
    public static string OfCandidates(string edition, string slug) => OfBriefing(edition, slug) + "/candidates";

    /// <summary>The form for a rule derived from a candidate.</summary>
    public static string OfRule(string edition) => $"/pipeline/next/{Uri.EscapeDataString(edition)}/rule";

    /// <summary>That form for one candidate.</summary>
    public static string OfRule(string edition, Guid item, string? slug) =>
        $"{OfRule(edition)}?item={item}{(slug is null ? "" : "&of=" + slug)}";

    /// <summary>A story.</summary>
    public static string OfStory(Guid storyId) => $"/stories/{storyId}";

    /// <summary>The picture of a story. The hash changes with the picture.</summary>
    public static string OfPicture(Guid storyId, string hash) => $"/pictures/{storyId}/{hash}.webp";

    /// <summary>An edition's feed of briefings, <c>atom</c> or <c>json</c>.</summary>
    public static string OfFeed(string edition, string form, string? key = null) =>
        $"/briefings/{Uri.EscapeDataString(edition)}/feed.{form}{(key is null ? "" : "?key=" + key)}";

    /// <summary>The fragment of a story on the page of its briefing.</summary>
    public static string PlaceOf(Guid storyId) => $"s-{storyId:N}";
}
