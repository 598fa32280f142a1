using YamlDotNet.RepresentationModel;

namespace BriefingBus.Configuration;

/// <summary>A mapping with the keys of its merge keys: <c>&lt;&lt;: *common</c>, or a list of such mappings (YAML 1.1, merge key type). The
/// mapping's own keys take precedence, then those of the first merged mapping.</summary>
internal static class MergedMapping
{
    private const string MergeKey = "<<";

    /// <summary>The keys and values, the mapping's own first.</summary>
    public static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Of(YamlMappingNode mapping)
    {
        if (!mapping.Children.Any(IsMerge))
            return mapping.Children;
        var entries = new List<KeyValuePair<YamlNode, YamlNode>>();
        Collect(mapping, entries, new HashSet<string>(StringComparer.Ordinal), new HashSet<YamlNode>(ReferenceEqualityComparer.Instance));
        return entries;
    }

    // An alias may refer to a mapping that contains it, so each mapping is visited only once.
    private static void Collect(
        YamlMappingNode mapping, List<KeyValuePair<YamlNode, YamlNode>> entries, HashSet<string> keys, HashSet<YamlNode> entered)
    {
        if (!entered.Add(mapping))
            return;
        entries.AddRange(mapping.Children.Where(child => !IsMerge(child) && keys.Add((child.Key as YamlScalarNode)?.Value ?? "")));
        foreach (var source in mapping.Children.Where(IsMerge).SelectMany(child => Sources(child.Value)))
            Collect(source, entries, keys, entered);
    }

    private static bool IsMerge(KeyValuePair<YamlNode, YamlNode> child) =>
        child.Key is YamlScalarNode { Value: MergeKey } && child.Value is YamlMappingNode or YamlSequenceNode;

    private static IEnumerable<YamlMappingNode> Sources(YamlNode value) => value switch
    {
        YamlMappingNode one => [one],
        YamlSequenceNode several => several.Children.OfType<YamlMappingNode>(),
        _ => [],
    };
}
