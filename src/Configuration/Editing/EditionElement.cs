namespace BriefingBus.Configuration.Editing;

/// <summary>An edition in the text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="SectionList">Its list of sections; null if it is an alias.</param>
/// <param name="Sections">Its sections, with aliases resolved.</param>
internal sealed record EditionElement(string Name, string? Title, SequenceElement? SectionList, IReadOnlyList<SectionElement> Sections)
{
    /// <summary>The key of the list of editions.</summary>
    public const string Key = "editions";

    /// <summary>The key of its list of sections.</summary>
    public const string SectionsKey = "sections";

    /// <summary>Reads the editions of a file.</summary>
    /// <exception cref="EditRefusedException">The file has no list of editions.</exception>
    public static IReadOnlyList<EditionElement> ReadAll(YamlText yaml) =>
        yaml.Resolve(yaml.Root[Key]?.Value) is SequenceElement list
            ? [.. list.Items.Select((item, i) => Read(yaml, item, i))]
            : throw new EditRefusedException("The file has no list of editions. Run 'briefingbus check' and correct it first.");

    private static EditionElement Read(YamlText yaml, YamlElement item, int index)
    {
        var mapping = yaml.Resolve(item) as MappingElement;
        var name = yaml.TextOf(mapping, "name") ?? "";
        var sections = yaml.ValueOf(mapping, SectionElement.Key) as SequenceElement;
        var written = (item as MappingElement)?[SectionElement.Key]?.Value as SequenceElement;
        return new(
            name,
            yaml.TextOf(mapping, "title"),
            written,
            [.. (sections?.Items ?? []).Select((section, i) => SectionElement.Read(yaml, section, name, (index, i), written is not null))]);
    }
}

/// <summary>A section in the text.</summary>
/// <param name="Index">Its index in the edition.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Element">The item of the edition's list.</param>
/// <param name="FeedList">Its list of feeds; null if it is an alias.</param>
/// <param name="Feeds">Its feeds, with aliases resolved.</param>
internal sealed record SectionElement(
    int Index, string Title, SectionKind Kind, YamlElement Element, SequenceElement? FeedList, IReadOnlyList<ConfiguredFeed> Feeds)
{
    /// <summary>The key of the list of sections.</summary>
    public const string Key = EditionElement.SectionsKey;

    /// <summary>The key of the list of feeds.</summary>
    public const string FeedsKey = "feeds";

    public static SectionElement Read(
        YamlText yaml, YamlElement item, string edition, (int Edition, int Section) place, bool isWritten)
    {
        var mapping = yaml.Resolve(item) as MappingElement;
        var title = yaml.TextOf(mapping, "title") ?? "";
        var kind = yaml.TextOf(mapping, "kind") == "weather" ? SectionKind.Weather : SectionKind.News;
        var feeds = yaml.ValueOf(mapping, FeedsKey) as SequenceElement;
        var written = isWritten ? (item as MappingElement)?[FeedsKey]?.Value as SequenceElement : null;
        return new(place.Section, title, kind, item, written, [.. Feeds()]);

        IEnumerable<ConfiguredFeed> Feeds()
        {
            foreach (var (i, element) in (feeds?.Items ?? []).Index())
            {
                if (yaml.Resolve(element) is not MappingElement feed || yaml.TextOf(feed, "url") is not { } url)
                    continue;

                var isEnabled = Scalars.Read(typeof(bool), yaml.TextOf(feed, FeedText.EnabledKey) ?? "true") is not false;
                yield return new(edition, title, url, yaml.TextOf(feed, "name"), isEnabled, yaml.LineNumber(element.Start))
                {
                    Place = new(place.Edition, place.Section, i),
                };
            }
        }
    }
}
