using YamlDotNet.RepresentationModel;

namespace BriefingBus.Configuration;

/// <summary>Reads the outlets under <c>deliver</c>: kinds, then outlets by name, then their options.</summary>
internal sealed partial class OutletReader
{
    /// <summary>The form of an outlet's name.</summary>
    public const string NameForm = "^[a-z0-9][a-z0-9-]{0,59}$";

    private readonly RecordBinder binder;
    private readonly YamlMappingNode? kinds;
    private readonly IReadOnlyList<string>? editions;

    /// <summary>Records the mistakes in the kinds themselves.</summary>
    /// <param name="binder">Receives the mistakes.</param>
    /// <param name="deliver">The value of <c>deliver</c>, or null.</param>
    /// <param name="editions">The names of all editions; null if they are not known.</param>
    public OutletReader(RecordBinder binder, YamlNode? deliver, IReadOnlyList<string>? editions)
    {
        (this.binder, this.editions, kinds) = (binder, editions, deliver as YamlMappingNode);
        if (deliver is not (null or YamlMappingNode) && !RecordBinder.IsNothing(deliver))
        {
            var kindNames = string.Join(", ", TopLevelKey.OutletKinds);
            binder.Add(deliver.Start, TopLevelKey.Deliver, $"expected kinds of outlet ({kindNames}), each with outlets by name");
        }
        foreach (var kind in kinds?.Children.Keys.Where(kind => !TopLevelKey.OutletKinds.Contains(NameOf(kind))) ?? [])
            binder.Add(kind.Start, TopLevelKey.Deliver, UnknownKey.Problem(NameOf(kind), TopLevelKey.OutletKinds));
    }

    /// <summary>The kinds of outlet that a file names, whether or not the rest is valid.</summary>
    public static IReadOnlyList<string> KindsIn(YamlMappingNode root) =>
        YamlPlace.Child(root, TopLevelKey.Deliver) is YamlMappingNode kinds
            ? [.. TopLevelKey.OutletKinds.Where(kind => kinds.Children.ContainsKey(new YamlScalarNode(kind)))]
            : [];

    /// <summary>The names of the outlets that a file names, such as <c>slack/newsroom</c>.</summary>
    public static IReadOnlyList<string> NamesIn(YamlMappingNode root) =>
    [
        .. from kind in KindsIn(root)
           let outlets = YamlPlace.Child(YamlPlace.Child(root, TopLevelKey.Deliver)!, kind) as YamlMappingNode
           where outlets is not null
           from name in outlets.Children.Keys
           select $"{kind}/{NameOf(name)}",
    ];

    /// <summary>The outlets of a kind, as <see cref="Outlets{TOptions}"/>.</summary>
    public object Read(TopLevelKey key)
    {
        var kind = key.OutletKind!;
        var path = $"{TopLevelKey.Deliver}.{kind}";
        var named = OptionRecord.NewDictionary(key.Options);
        var node = kinds is null ? null : YamlPlace.Child(kinds, kind);
        if (node is YamlMappingNode { Children.Count: > 0 } outlets)
        {
            foreach (var (name, value) in outlets.Children)
            {
                if (Outlet(key.Options, name, value, path) is { } outlet)
                    named[NameOf(name)] = outlet;
            }
        }
        else if (node is not null)
            binder.Add(node.Start, path, "expected outlets by name, each with its options");
        return Activator.CreateInstance(typeof(Outlets<>).MakeGenericType(key.Options), kind, named)!;
    }

    private OutletOptions? Outlet(Type type, YamlNode key, YamlNode value, string path)
    {
        var name = NameOf(key);
        if (!Name().IsMatch(name))
            binder.Add(key.Start, path, $"found the name '{name}', expected lower-case letters, digits and hyphens, at most 60");
        var options = (OutletOptions?)binder.Partial(type, value, $"{path}.{name}");
        var known = editions ?? options?.Editions ?? [];
        foreach (var edition in options?.Editions.Except(known, StringComparer.Ordinal) ?? [])
        {
            binder.Add(value.Start, $"{path}.{name}.editions", $"there is no edition '{edition}'; known: {string.Join(", ", known)}");
        }
        return options;
    }

    // A key that is a mapping or list has no name, and ToString may not terminate on it.
    private static string NameOf(YamlNode key) => (key as YamlScalarNode)?.Value ?? "";

    [GeneratedRegex(NameForm, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
