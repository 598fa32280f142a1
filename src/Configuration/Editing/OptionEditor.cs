using System.Text.Json.Nodes;

namespace BriefingBus.Configuration.Editing;

/// <summary>Reads and changes the options of editions, sections, feeds and outlets. <see cref="BriefingEditor.Finish"/> applies the
/// changes.</summary>
public sealed class OptionEditor
{
    private readonly YamlText yaml;
    private readonly ExpectedContent expected;
    private readonly IReadOnlyList<EditionElement> editions;
    private readonly List<TextEdit> edits = [];

    internal OptionEditor(YamlText yaml, ExpectedContent expected, IReadOnlyList<EditionElement> editions) =>
        (this.yaml, this.expected, this.editions) = (yaml, expected, editions);

    /// <summary>The changes so far.</summary>
    internal IReadOnlyList<TextEdit> Edits => edits;

    /// <summary>Whether an edition may be removed, since a file needs at least one.</summary>
    public bool HasSeveralEditions => editions.Count > 1;

    /// <summary>The outlets that the file names, such as <c>slack/newsroom</c>.</summary>
    public IReadOnlyList<string> Outlets =>
    [
        .. from kind in (yaml.Value(yaml.Root, TopLevelKey.Deliver) as MappingElement)?.Pairs ?? []
           from outlet in (yaml.Resolve(kind.Value) as MappingElement)?.Pairs ?? []
           select $"{(kind.Key as ScalarElement)?.Value}/{(outlet.Key as ScalarElement)?.Value}",
    ];

    /// <summary>The place of an edition, or null.</summary>
    public OptionPlace? PlaceOf(string edition) => IndexOf(edition) is { } index ? OptionPlace.OfEdition(index) : null;

    /// <summary>The place of an edition's section by its index, or null.</summary>
    public OptionPlace? PlaceOf(string edition, int section) =>
        IndexOf(edition) is { } index && section >= 0 && section < editions[index].Sections.Count
            ? OptionPlace.OfSection(index, section)
            : null;

    /// <summary>The options of a place, including those from an alias or a merge key, and nested parts such as an edition's
    /// sections.</summary>
    /// <returns>Null if the place does not consist of keys and values.</returns>
    public OptionKeys? Read(OptionPlace place)
    {
        YamlElement? element = yaml.Root;
        foreach (var step in place.Steps)
        {
            element = (step, yaml.Resolve(element)) switch
            {
                (string key, MappingElement mapping) => yaml.Value(mapping, key),
                (int index, SequenceElement list) when index < list.Items.Count => list.Items[index],
                _ => null,
            };
        }
        return yaml.Resolve(element) is MappingElement found ? OptionReader.Of(yaml, found) : null;
    }

    /// <summary>Sets options of a place, or removes them.</summary>
    /// <param name="place">The place.</param>
    /// <param name="changes">The keys with their new values; null removes the key. A key that already has its value keeps its text.</param>
    /// <exception cref="EditRefusedException">The form of the options leaves no safe place.</exception>
    public void Set(OptionPlace place, params IReadOnlyList<(string Key, OptionValue? Value)> changes)
    {
        var now = Read(place);
        var real = changes.Where(c => !IsSame(now?[c.Key], c.Value)).ToList();
        if (real.Count == 0)
            return;
        var edit = MappingEdit.Of(yaml, Written(place), real);
        edits.AddRange(edit.Edits);
        expected.Replace(place, edit.Content);
    }

    /// <summary>Adds an outlet.</summary>
    /// <param name="outlet">Its kind and name, such as <c>slack/newsroom</c>.</param>
    /// <param name="options">Its options.</param>
    /// <exception cref="EditRefusedException">The name exists, or there is no safe place for another outlet.</exception>
    public void AddOutlet(string outlet, OptionKeys options)
    {
        if (Outlets.Contains(outlet))
            throw new EditRefusedException($"There is an outlet {outlet} already.");
        string[] keys = [TopLevelKey.Deliver, .. outlet.Split('/', 2)];
        var (place, there) = (OptionPlace.Top, 0);
        while (there < keys.Length - 1 && Read(place.Below(keys[there])) is { Pairs.Count: > 0 })
            place = place.Below(keys[there++]);
        Set(place, (keys[there], keys[(there + 1)..].Reverse().Aggregate(
            (OptionValue)options, (value, name) => new OptionKeys([new(name, value)]))));
    }

    /// <summary>Removes an outlet, and the keys around it that become empty.</summary>
    /// <exception cref="EditRefusedException">The form of the outlet leaves no safe place.</exception>
    public void RemoveOutlet(string outlet)
    {
        if (!Outlets.Contains(outlet))
            throw new EditRefusedException($"There is no outlet {outlet}.");
        var (around, place, key) = (OptionPlace.Top, OptionPlace.Top, TopLevelKey.Deliver);
        foreach (var (above, name) in ((string[])[TopLevelKey.Deliver, .. outlet.Split('/', 2)]).Zip(outlet.Split('/', 2)))
        {
            around = around.Below(above);
            if (Read(around) is { Pairs.Count: > 1 })
                (place, key) = (around, name);
        }
        Set(place, (key, null));
    }

    /// <summary>Adds an edition after the others.</summary>
    /// <param name="options">Its options, including its name and sections.</param>
    /// <exception cref="EditRefusedException">The name exists, or there is no safe place for another edition.</exception>
    public void AddEdition(OptionKeys options)
    {
        var name = options.TextOf("name");
        if (IndexOf(name) is not null)
            throw new EditRefusedException($"There is an edition '{name}' already.");
        var style = ValueText.LikeThat(yaml, yaml.Root);
        edits.AddRange(ListEdits.Append(yaml, EditionList, [new(() => style.InLine(options), inner => style.InLines(options, inner))]));
        expected.AppendEdition(options.Content);
    }

    /// <summary>Removes an edition with its sections.</summary>
    /// <exception cref="EditRefusedException">It is the only one, outlets refer to it, or its form leaves no safe place.</exception>
    public void RemoveEdition(string edition)
    {
        if (IndexOf(edition) is not { } index)
            throw new EditRefusedException($"There is no edition '{edition}'.");
        if (editions.Count < 2)
            throw new EditRefusedException($"'{edition}' is the only edition, and the file has at least one.");
        if (Outlets.Where(o => Read(OptionPlace.OfOutlet(o))?.TextsOf("editions").Contains(edition) == true).ToList() is [_, ..] named)
            throw new EditRefusedException($"The outlets {string.Join(", ", named)} name '{edition}' in 'editions': change that first.");
        edits.AddRange(ListEdits.Remove(yaml, EditionList, index));
        expected.RemoveEdition(index);
    }

    private SequenceElement EditionList => yaml.Root[EditionElement.Key]?.Value as SequenceElement
        ?? throw new EditRefusedException("The editions are written elsewhere and referred to by an alias. Edit the file by hand.");

    private static bool IsSame(OptionValue? one, OptionValue? other) =>
        one is null || other is null
            ? one is null && other is null
            : JsonNode.DeepEquals(one.Content, other.Content)
                || (one is OptionText && other is OptionList { Items: [OptionText only] } && IsSame(one, only));

    private int? IndexOf(string edition) =>
        editions.Index().Where(e => e.Item.Name == edition).Select(e => (int?)e.Index).FirstOrDefault();

    private MappingElement Written(OptionPlace place)
    {
        YamlElement? element = yaml.Root;
        foreach (var step in place.Steps)
        {
            element = (step, element) switch
            {
                (string key, MappingElement mapping) => mapping[key]?.Value,
                (int index, SequenceElement list) when index < list.Items.Count => list.Items[index],
                _ => null,
            };
        }
        return element as MappingElement
            ?? throw new EditRefusedException(
                $"{place.Key} is written elsewhere and referred to by an alias or a merge key. Edit the file by hand.");
    }
}
