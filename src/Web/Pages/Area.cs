namespace BriefingBus.Web.Pages;

/// <summary>An entry of the navigation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path.</param>
public sealed record Area(string Name, string Path)
{
    /// <summary>The latest briefing of each edition.</summary>
    public static readonly Area Today = new("Today", "/");

    /// <summary>Every briefing by its day.</summary>
    public static readonly Area Archive = new("Archive", "/archive");

    /// <summary>Search over all stories.</summary>
    public static readonly Area Search = new("Search", "/search");

    /// <summary>The stories that the reader saved in this browser; it needs scripts.</summary>
    public static readonly Area Saved = new("Saved", "/saved");

    /// <summary>Links to the operator's areas, for readers who are not signed in.</summary>
    public static readonly Area Operate = new("Operate", "/operate");

    /// <summary>The state of every feed.</summary>
    public static readonly Area Feeds = new("Feeds", "/feeds");

    /// <summary>The state of every service.</summary>
    public static readonly Area Pipeline = new("Pipeline", "/pipeline");

    /// <summary>The deliveries.</summary>
    public static readonly Area Deliveries = new("Deliveries", "/deliveries");

    /// <summary>Failed messages that wait for a decision.</summary>
    public static readonly Area DeadLetters = new("Dead letters", "/dead-letters");

    /// <summary>The operator's areas.</summary>
    public static readonly IReadOnlyList<Area> OfOperator = [Feeds, Pipeline, Deliveries, DeadLetters];

    private static readonly IReadOnlyList<Area> OfReader = [Today, Archive, Search, Saved];

    /// <summary>The entries of the navigation in order, in groups that stay together if there are several lines.</summary>
    /// <param name="signedIn">Whether the operator is signed in and sees the operator's areas.</param>
    public static IReadOnlyList<IReadOnlyList<Area>> Navigation(bool signedIn) =>
        signedIn ? [OfReader, OfOperator] : [[.. OfReader, Operate]];
}
