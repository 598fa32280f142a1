namespace BriefingBus.Configuration.Editing;

/// <summary>Reads YAML as options: resolves aliases and merge keys, and omits keys without a value.</summary>
internal static class OptionReader
{
    // Options are not nested deeper than deliver: kind: outlet: key: list. Aliases could nest without end.
    private const int MaxDepth = 5;

    /// <summary>The pairs of a mapping.</summary>
    public static OptionKeys Of(YamlText yaml, MappingElement mapping) => Of(yaml, mapping, MaxDepth);

    private static OptionKeys Of(YamlText yaml, MappingElement mapping, int depth)
    {
        var merged = mapping["<<"] is { } merge ? yaml.Sources(merge.Value).SelectMany(source => source.Pairs) : [];
        var names = mapping.Pairs.Concat(merged).Select(pair => (pair.Key as ScalarElement)?.Value).OfType<string>()
            .Where(name => name != "<<").Distinct();
        return new(
        [
            .. names.Select(name => (Name: name, Value: Of(yaml, yaml.Value(mapping, name), depth - 1)))
                .Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Name, pair.Value!)),
        ]);
    }

    private static OptionValue? Of(YamlText yaml, YamlElement? element, int depth) => depth == 0 ? null : yaml.Resolve(element) switch
    {
        ScalarElement { IsNothing: false } scalar => new OptionText(scalar.Value),
        SequenceElement list => new OptionList([.. list.Items.Select(item => Of(yaml, item, depth - 1)).OfType<OptionValue>()]),
        MappingElement mapping => Of(yaml, mapping, depth),
        _ => null,
    };
}
