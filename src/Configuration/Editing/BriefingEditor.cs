using System.Text.Json.Nodes;

namespace BriefingBus.Configuration.Editing;

/// <summary>Edits the feeds and options of a <c>briefing.yaml</c> as text, which preserves comments, order and style. <see cref="Finish"/>
/// applies the collected changes together, compares the result with the intended content, and refuses an edit that would change anything
/// else.</summary>
public sealed class BriefingEditor
{
    private readonly YamlText yaml;
    private readonly IReadOnlyList<EditionElement> editions;
    private readonly List<TextEdit> edits = [];
    private readonly Dictionary<(int Edition, string Section), List<FeedItem>> added = [];
    private readonly List<ConfiguredFeed> removed = [];
    private readonly ExpectedContent expected;

    /// <summary>Parses a text.</summary>
    /// <exception cref="EditRefusedException">It is not one YAML document of keys and values with editions.</exception>
    public BriefingEditor(string text)
    {
        yaml = YamlText.Parse(text);
        expected = new(yaml);
        editions = EditionElement.ReadAll(yaml);
        Options = new(yaml, expected, editions);
        Sections = [.. editions.SelectMany(e => e.Sections.Select(s => new ConfiguredSection(e.Name, s.Title, s.Kind, s.Feeds)))];
    }

    /// <summary>Names of the editions, in order.</summary>
    public IReadOnlyList<string> Editions => [.. editions.Select(e => e.Name)];

    /// <summary>The title of an edition, or null.</summary>
    public string? TitleOf(string edition) => editions.FirstOrDefault(e => e.Name == edition)?.Title;

    /// <summary>The editor of the options of editions, sections, feeds and outlets.</summary>
    public OptionEditor Options { get; }

    /// <summary>Every section of every edition, in order.</summary>
    public IReadOnlyList<ConfiguredSection> Sections { get; }

    /// <summary>Every feed of every section, in order.</summary>
    public IEnumerable<ConfiguredFeed> Feeds => Sections.SelectMany(s => s.Feeds);

    /// <summary>Adds feeds at the end of a section; a new section is added after the edition's others.</summary>
    public void Add(string edition, string section, params IReadOnlyList<NewFeed> feeds)
    {
        var items = feeds.Select(feed => new FeedItem(
            style => new(() => style.InBraces(feed), inner => style.InLines(feed, inner)),
            ExpectedContent.Of(feed)));
        AddTo(IndexOf(edition), section, [.. items]);
    }

    /// <summary>Removes a feed from its section.</summary>
    public void Remove(ConfiguredFeed feed) => removed.Add(feed);

    /// <summary>Enables or disables a feed in its section.</summary>
    /// <exception cref="EditRefusedException">The feed is only an alias here.</exception>
    public void SetEnabled(ConfiguredFeed feed, bool enabled)
    {
        if (feed.Enabled == enabled)
            return;
        var mapping = ItemOf(feed) as MappingElement
            ?? throw new EditRefusedException(
                $"Line {feed.Line}: the feed is written elsewhere and referred to here by an alias. Edit the file by hand.");
        if (enabled && mapping[FeedText.EnabledKey] is not null && mapping.Pairs.Count > 1)
        {
            edits.AddRange(KeyEdits.Remove(yaml, mapping, FeedText.EnabledKey));
            expected.Set(feed.Place, FeedText.EnabledKey, value: null);
            return;
        }
        var value = enabled ? "true" : "false";
        edits.Add(KeyEdits.Set(yaml, mapping, FeedText.LikeThose(yaml, [mapping]).Key(FeedText.EnabledKey), FeedText.EnabledKey, value));
        expected.Set(feed.Place, FeedText.EnabledKey, value);
    }

    /// <summary>Moves a feed with all its options to the end of another section, which is added if the edition does not have it.</summary>
    public void Move(ConfiguredFeed feed, string edition, string section)
    {
        var item = ItemOf(feed);
        var content = expected.Of(feed.Place);
        var text = new MovedItem(yaml, item);
        AddTo(IndexOf(edition), section, [new(_ => new(text.InBraces, text.InLines, text.NeedsLines), content)]);
        Remove(feed);
    }

    /// <summary>Applies the changes.</summary>
    /// <param name="check">Finds the mistakes in a configuration.</param>
    /// <param name="withEmptySections">True to remove a section that has no feed left.</param>
    /// <returns>The edited text.</returns>
    /// <exception cref="EditRefusedException">The changes cannot be made without changing anything else, or the result would be
    /// invalid.</exception>
    public string Finish(Func<string, IReadOnlyList<Mistake>> check, bool withEmptySections = false)
    {
        // Additions first: they are last in their lists and do not shift the indexes of other items.
        foreach (var edition in added.GroupBy(a => a.Key.Edition))
            Insert(edition.Key, [.. edition.Select(a => (a.Key.Section, (IReadOnlyList<FeedItem>)a.Value))]);
        foreach (var section in removed.GroupBy(f => (f.Place.Edition, f.Place.Section)).OrderByDescending(g => g.Key))
            RemoveFrom(section.Key.Edition, section.Key.Section, [.. section], withEmptySections);

        var text = TextEdit.Apply(yaml.Text, [.. edits, .. Options.Edits]);
        if (!expected.Matches(text))
            throw new EditRefusedException(
                "The file is written in a way that cannot be edited safely here; nothing was changed. Edit it by hand.");
        var before = check(yaml.Text).Select(m => m.Problem).ToHashSet(StringComparer.Ordinal);
        var mistakes = check(text).Where(m => !before.Contains(m.Problem)).ToList();
        return mistakes is [var first, ..]
            ? throw new EditRefusedException($"The file would be wrong, so nothing was changed: {first.Problem}.") { Mistakes = mistakes }
            : text;
    }

    private void AddTo(int edition, string section, IReadOnlyList<FeedItem> items)
    {
        var title = SectionOf(edition, section)?.Title ?? section;
        if (!added.TryGetValue((edition, title), out var feeds))
            added[(edition, title)] = feeds = [];
        feeds.AddRange(items);
    }

    private int IndexOf(string edition) => Editions.ToList().IndexOf(edition) is var index and >= 0
        ? index
        : throw new EditRefusedException($"There is no edition '{edition}'. The file has: {string.Join(", ", Editions)}.");

    private SectionElement? SectionOf(int edition, string title) =>
        editions[edition].Sections.FirstOrDefault(s => s.Title.Equals(title, StringComparison.OrdinalIgnoreCase));

    private void RemoveFrom(int edition, int section, IReadOnlyList<ConfiguredFeed> feeds, bool withEmptySections)
    {
        var (sections, place) = (editions[edition].SectionList, editions[edition].Sections[section]);
        var list = WrittenHere(place.FeedList, place.Element, feeds[0].Section);
        if (feeds.Count < list.Items.Count)
        {
            foreach (var feed in feeds.OrderByDescending(f => f.Place.Item))
            {
                edits.AddRange(ListEdits.Remove(yaml, list, feed.Place.Item));
                expected.Remove(feed.Place);
            }
            return;
        }
        if (added.ContainsKey((edition, place.Title)))
            throw new EditRefusedException(
                $"'{place.Title}' cannot lose its last feed and get another in one step. Make one change after the other.");
        if (!withEmptySections)
            throw new EditRefusedException(
                $"'{place.Title}' would have no feed left. Have the section removed too (--with-section), or disable the feed.");
        if (sections is null || sections.Items.Count < 2)
            throw new EditRefusedException(
                $"'{place.Title}' is the only section of '{editions[edition].Name}', and an edition has at least one.");
        edits.AddRange(ListEdits.Remove(yaml, sections, section));
        expected.RemoveSection(edition, section);
    }

    private void Insert(int edition, IReadOnlyList<(string Section, IReadOnlyList<FeedItem> Feeds)> sections)
    {
        var all = editions[edition].Sections;
        foreach (var (title, feeds) in sections)
        {
            if (SectionOf(edition, title) is not { } place)
                continue;
            var list = WrittenHere(place.FeedList, place.Element, title);
            var style = FeedText.LikeThose(yaml, list.Items);
            edits.AddRange(ListEdits.Append(yaml, list, [.. feeds.Select(f => f.Text(style))]));
            expected.Append(edition, place.Index, feeds.Select(f => f.Content));
        }
        var made = sections.Where(s => SectionOf(edition, s.Section) is null).ToList();
        if (made.Count == 0)
            return;
        var sectionList = editions[edition].SectionList
            ?? throw new EditRefusedException(
                $"The sections of '{editions[edition].Name}' are written elsewhere and referred to by an alias. Edit the file by hand.");
        var neighbour = all.LastOrDefault(s => s.FeedList is { Items.Count: > 0 });
        var like = FeedText.LikeThose(yaml, neighbour?.FeedList?.Items ?? []);
        var texts = made.Select(s => SectionText.Write(yaml, neighbour, like, s.Section, [.. s.Feeds.Select(f => f.Text(like))]));
        edits.AddRange(ListEdits.Append(yaml, sectionList, [.. texts]));
        foreach (var (title, feeds) in made)
            expected.AppendSection(edition, title, feeds.Select(f => f.Content));
    }

    private SequenceElement WrittenHere(SequenceElement? list, YamlElement section, string title) => list
        ?? throw new EditRefusedException(
            $"Line {yaml.LineNumber(section.Start)}: the feeds of '{title}' are written elsewhere and referred to by an alias. "
                + "Edit the file by hand.");

    private YamlElement ItemOf(ConfiguredFeed feed)
    {
        var section = editions[feed.Place.Edition].Sections[feed.Place.Section];
        return WrittenHere(section.FeedList, section.Element, feed.Section).Items[feed.Place.Item];
    }

    private sealed record FeedItem(Func<FeedText, ListItem> Text, JsonNode? Content);
}
