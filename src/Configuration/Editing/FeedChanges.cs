namespace BriefingBus.Configuration.Editing;

/// <summary>The changes of feeds that the command line and the page offer. Each is checked against the file, collected in an editor, and
/// described by a sentence.</summary>
public static class FeedChanges
{
    /// <summary>Adds a feed to a section, which is made where it does not exist; without one, to the last section with news.</summary>
    /// <exception cref="EditRefusedException">The edition has the feed already.</exception>
    public static string Add(BriefingEditor editor, string edition, string? section, NewFeed feed)
    {
        ArgumentNullException.ThrowIfNull(editor);
        ArgumentNullException.ThrowIfNull(feed);
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
        ArgumentNullException.ThrowIfNull(editor);
        ArgumentNullException.ThrowIfNull(feeds);
        foreach (var feed in feeds)
            editor.Remove(feed);
        return $"Removed {feeds[0].Url} from {string.Join(", ", feeds.Select(f => $"'{f.Section}'"))}.";
    }

    /// <summary>Switches a feed on or off in its sections.</summary>
    /// <exception cref="EditRefusedException">The feed is written elsewhere and only referred to there.</exception>
    public static string SetEnabled(BriefingEditor editor, IReadOnlyList<ConfiguredFeed> feeds, bool enabled)
    {
        ArgumentNullException.ThrowIfNull(editor);
        ArgumentNullException.ThrowIfNull(feeds);
        foreach (var feed in feeds)
            editor.SetEnabled(feed, enabled);
        return $"{(enabled ? "Enabled" : "Disabled")} {feeds[0].Url}.";
    }

    /// <summary>Moves a feed with its options and comments to another section, which is made where it does not exist.</summary>
    /// <exception cref="EditRefusedException">It is there already.</exception>
    public static string Move(BriefingEditor editor, ConfiguredFeed feed, string edition, string section)
    {
        ArgumentNullException.ThrowIfNull(editor);
        ArgumentNullException.ThrowIfNull(feed);
        if (feed.Edition == edition && feed.Section.Equals(section, StringComparison.OrdinalIgnoreCase))
            throw new EditRefusedException($"{feed.Url} is in '{feed.Section}' already.");
        editor.Move(feed, edition, section);
        return $"Moved {feed.Url} from '{feed.Section}' to '{section}'.";
    }

    /// <summary>Adds the subscriptions of another reader to an edition.</summary>
    /// <param name="editor">The editor.</param>
    /// <param name="edition">Name of the edition.</param>
    /// <param name="plan">What is added.</param>
    /// <param name="leftOut">How many of the other reader's entries are no feeds.</param>
    public static string Import(BriefingEditor editor, string edition, ImportPlan plan, int leftOut)
    {
        ArgumentNullException.ThrowIfNull(editor);
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var (title, feeds) in plan.Sections)
            editor.Add(edition, title, feeds);
        var sections = plan.Sections.Count == 1 ? "1 section" : $"{plan.Sections.Count} sections";
        var count = plan.Count == 1 ? "1 feed" : $"{plan.Count} feeds";
        var duplicates = plan.Duplicates.Count == 1 ? "1 duplicate" : $"{plan.Duplicates.Count} duplicates";
        return $"Imported {count} into {sections} of '{edition}'; {duplicates}, {leftOut} left out.";
    }
}
