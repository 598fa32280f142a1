namespace BriefingBus.Configuration.Editing;

/// <summary>The changes of feeds for the command line and the page. Each is checked against the file, passed to an editor, and described in
/// a sentence.</summary>
public static class FeedChanges
{
    /// <summary>Adds a feed to a section, which is created if necessary; by default to the last section with news.</summary>
    /// <exception cref="EditRefusedException">The edition already has the feed.</exception>
    public static string Add(BriefingEditor editor, string edition, string? section, NewFeed feed)
    {
        var title = section ?? editor.Sections.LastOrDefault(s => s.Edition == edition && s.Kind == SectionKind.News)?.Title
            ?? ImportPlan.DefaultSection;
        if (editor.Feeds.FirstOrDefault(f => f.Edition == edition && f.Url == feed.Url) is { } there)
            throw new EditRefusedException($"'{there.Section}' has {feed.Url} already, in line {there.Line}.");
        var isNew = !editor.Sections.Any(s => s.Edition == edition && s.Title.Equals(title, StringComparison.OrdinalIgnoreCase));
        editor.Add(edition, title, feed);
        return $"Added {feed.Url} to {(isNew ? "a new section " : "")}'{title}'.";
    }

    /// <summary>Removes a feed from its sections.</summary>
    /// <param name="editor">The editor.</param>
    /// <param name="feeds">The same feed in one or several sections.</param>
    public static string Remove(BriefingEditor editor, IReadOnlyList<ConfiguredFeed> feeds)
    {
        foreach (var feed in feeds)
            editor.Remove(feed);
        return $"Removed {feeds[0].Url} from {string.Join(", ", feeds.Select(f => $"'{f.Section}'"))}.";
    }

    /// <summary>Enables or disables a feed in its sections.</summary>
    /// <exception cref="EditRefusedException">The feed is only an alias there.</exception>
    public static string SetEnabled(BriefingEditor editor, IReadOnlyList<ConfiguredFeed> feeds, bool enabled)
    {
        foreach (var feed in feeds)
            editor.SetEnabled(feed, enabled);
        return $"{(enabled ? "Enabled" : "Disabled")} {feeds[0].Url}.";
    }

    /// <summary>Moves a feed with its options and comments to another section, which is created if necessary.</summary>
    /// <exception cref="EditRefusedException">The section already has the feed.</exception>
    public static string Move(BriefingEditor editor, ConfiguredFeed feed, string edition, string section)
    {
        if (feed.Edition == edition && feed.Section.Equals(section, StringComparison.OrdinalIgnoreCase))
            throw new EditRefusedException($"{feed.Url} is in '{feed.Section}' already.");
        editor.Move(feed, edition, section);
        return $"Moved {feed.Url} from '{feed.Section}' to '{section}'.";
    }

    /// <summary>Adds the subscriptions of another feed reader to an edition.</summary>
    /// <param name="editor">The editor.</param>
    /// <param name="edition">Name of the edition.</param>
    /// <param name="plan">The additions.</param>
    /// <param name="leftOut">The number of the other reader's entries that are not feeds.</param>
    public static string Import(BriefingEditor editor, string edition, ImportPlan plan, int leftOut)
    {
        foreach (var (title, feeds) in plan.Sections)
            editor.Add(edition, title, feeds);
        var sections = plan.Sections.Count == 1 ? "1 section" : $"{plan.Sections.Count} sections";
        var count = plan.Count == 1 ? "1 feed" : $"{plan.Count} feeds";
        var duplicates = plan.Duplicates.Count == 1 ? "1 duplicate" : $"{plan.Duplicates.Count} duplicates";
        return $"Imported {count} into {sections} of '{edition}'; {duplicates}, {leftOut} left out.";
    }
}
