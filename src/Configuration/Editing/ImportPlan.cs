using BriefingBus.Configuration.Opml;

namespace BriefingBus.Configuration.Editing;

/// <summary>The feeds that an import of subscriptions adds to an edition; folders become sections.</summary>
/// <param name="Sections">The feeds to add, by the title of their section.</param>
/// <param name="Duplicates">The subscriptions that the edition already has or that occur twice, each with its section.</param>
public sealed record ImportPlan(
    IReadOnlyList<(string Section, IReadOnlyList<NewFeed> Feeds)> Sections,
    IReadOnlyList<(Subscription Subscription, string Section)> Duplicates)
{
    /// <summary>The section of subscriptions without a folder.</summary>
    public const string DefaultSection = "News";

    /// <summary>The number of feeds to add.</summary>
    public int Count => Sections.Sum(s => s.Feeds.Count);

    /// <summary>Plans the import.</summary>
    /// <param name="edition">Name of the edition.</param>
    /// <param name="title">Title of the edition: a folder of this name around the others is dropped.</param>
    /// <param name="present">The edition's present feeds.</param>
    /// <param name="subscriptions">The subscriptions.</param>
    /// <param name="section">The section of subscriptions without a folder, or null for <see cref="DefaultSection"/>.</param>
    public static ImportPlan Of(
        string edition,
        string? title,
        IEnumerable<ConfiguredFeed> present,
        IReadOnlyList<Subscription> subscriptions,
        string? section = null)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var feed in present.Where(f => f.Edition == edition))
            known.TryAdd(Identity(feed.Url), feed.Section);
        var sections = new Dictionary<string, (string Title, List<NewFeed> Feeds)>(StringComparer.OrdinalIgnoreCase);
        var duplicates = new List<(Subscription, string)>();
        foreach (var subscription in subscriptions)
        {
            var isAround = subscription.Folders.Count > 0 && (subscription.Folders[0] == title || subscription.Folders[0] == edition);
            var inside = subscription with { Folders = [.. subscription.Folders.Skip(isAround ? 1 : 0)] };
            var target = inside.Section ?? section ?? DefaultSection;
            if (!known.TryAdd(Identity(subscription.Url), target))
            {
                duplicates.Add((subscription, known[Identity(subscription.Url)]));
                continue;
            }
            if (!sections.TryGetValue(target, out var place))
                sections[target] = place = (target, []);
            place.Feeds.Add(Feed(subscription));
        }
        return new([.. sections.Values.Select(s => (s.Title, (IReadOnlyList<NewFeed>)s.Feeds))], duplicates);
    }

    private static NewFeed Feed(Subscription subscription) => new()
    {
        Url = subscription.Url,
        Name = subscription.Name,
        Enabled = subscription.Enabled,
        FullText = subscription.FullText,
        Mute = subscription.Mute,
        Only = subscription.Only,
    };

    // Addresses that differ only in http or https, or in a trailing slash, are the same feed.
    private static string Identity(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? $"{address.Authority}{address.PathAndQuery}".TrimEnd('/')
        : url;
}
