namespace BriefingBus.Web.Pages;

/// <summary>An entry of the navigation.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Path">Where it leads.</param>
public sealed record Area(string Name, string Path)
{
    /// <summary>The latest briefing of each edition.</summary>
    public static readonly Area Today = new("Today", "/");

    /// <summary>Every briefing, and search.</summary>
    public static readonly Area Archive = new("Archive", "/archive");

    /// <summary>How the feeds are.</summary>
    public static readonly Area Feeds = new("Feeds", "/feeds");

    /// <summary>How the services are.</summary>
    public static readonly Area Pipeline = new("Pipeline", "/pipeline");

    /// <summary>What failed and waits for a person.</summary>
    public static readonly Area DeadLetters = new("Dead letters", "/dead-letters");

    /// <summary>The navigation in its order.</summary>
    public static readonly IReadOnlyList<Area> All = [Today, Archive, Feeds, Pipeline, DeadLetters];
}
