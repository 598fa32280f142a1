using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace BriefingBus.Configuration;

/// <summary>Reads the outlets under <c>deliver</c>: kinds, in each of them outlets by name, in each of those its options.</summary>
internal sealed partial class OutletReader
{
    private readonly RecordBinder binder;
    private readonly YamlMappingNode root;
    private readonly YamlMappingNode? kinds;
    private readonly IReadOnlyList<EditionOptions> editions;
    private readonly bool editionsAreRight;

    /// <summary>Notes what is wrong about the kinds themselves.</summary>
    /// <param name="binder">Takes the mistakes.</param>
    /// <param name="root">The file.</param>
    /// <param name="deliver">The value of <c>deliver</c>, or null.</param>
    /// <param name="editions">The editions, whole where no mistake was noted yet.</param>
    public OutletReader(RecordBinder binder, YamlMappingNode root, YamlNode? deliver, IReadOnlyList<EditionOptions> editions)
    {
        editionsAreRight = binder.Mistakes.Count == 0;
        (this.binder, this.root, this.editions, kinds) = (binder, root, editions, deliver as YamlMappingNode);
        if (deliver is not (null or YamlMappingNode or YamlScalarNode { Value: "" }))
            binder.Add(deliver.Start, TopLevelKey.Deliver, $"expected kinds of outlet ({string.Join(", ", TopLevelKey.OutletKinds)}), each with outlets by name");
        foreach (var kind in kinds?.Children.Keys ?? [])
        {
            if ((kind as YamlScalarNode)?.Value is not { } name || !TopLevelKey.OutletKinds.Contains(name))
                binder.Add(kind.Start, TopLevelKey.Deliver, RecordBinder.UnknownKey(kind.ToString(), TopLevelKey.OutletKinds));
        }
    }

    /// <summary>The outlets of a kind, as <see cref="Outlets{TOptions}"/>.</summary>
    public object Read(TopLevelKey key)
    {
        var kind = key.OutletKind!;
        var path = $"{TopLevelKey.Deliver}.{kind}";
        var named = (System.Collections.IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(typeof(string), key.Options))!;
        if (kinds is null || !kinds.Children.TryGetValue(new YamlScalarNode(kind), out var node))
        {
            if (key.Required)
                binder.Add((kinds ?? root).Start, TopLevelKey.Deliver, $"nothing is to be delivered by {kind}: expected an outlet under '{path}', or this service stopped");
        }
        else if (node is not YamlMappingNode { Children.Count: > 0 } outlets)
            binder.Add(node.Start, path, "expected outlets by name, each with its options");
        else
            foreach (var (name, value) in outlets.Children)
                named[name.ToString()] = Outlet(key.Options, name, value, path);
        return Activator.CreateInstance(typeof(Outlets<>).MakeGenericType(key.Options), kind, named)!;
    }

    private OutletOptions Outlet(Type type, YamlNode name, YamlNode value, string path)
    {
        if (!Name().IsMatch(name.ToString()))
            binder.Add(name.Start, path, $"found the name '{name}', expected lower-case letters, digits and hyphens, at most 60");
        var options = (OutletOptions)binder.Record(type, value, $"{path}.{name}");
        foreach (var edition in options.Editions.Where(e => editionsAreRight && editions.All(known => known.Name != e)))
            binder.Add(value.Start, $"{path}.{name}.editions", $"there is no edition '{edition}'; known: {string.Join(", ", editions.Select(e => e.Name))}");
        return options;
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
