using BriefingBus.ServiceDefaults.Settings;
using Microsoft.Extensions.DependencyInjection;
using YamlDotNet.RepresentationModel;

namespace BriefingBus.Configuration;

/// <summary>A complete <c>briefing.yaml</c>. Reading it finds all mistakes in one pass, and nothing starts while there is one.</summary>
/// <param name="Configuration">The editions and their feeds.</param>
/// <param name="Options">The option record of each key that the process reads; the defaults if the file does not have the key.</param>
public sealed record BriefingFile(BriefingConfiguration Configuration, IReadOnlyList<object> Options)
{
    /// <summary>The prefix of top-level keys that only have anchors for the rest of the file.</summary>
    internal const string AnchorsPrefix = "x-";

    /// <summary>The kinds of outlet that the file names under <c>deliver</c>.</summary>
    public IReadOnlyList<string> OutletKinds { get; private init; } = [];

    /// <summary>Reads the file.</summary>
    /// <param name="path">Path of the file, as the user named it.</param>
    /// <param name="keys">The top-level keys of the services in this process, in addition to <c>editions</c>.</param>
    /// <param name="checks">The services' own checks of each edition.</param>
    /// <param name="environment">Looks up environment variables; null for the process's own.</param>
    /// <exception cref="ConfigurationMistakesException">The file is missing or invalid; the exception has all mistakes.</exception>
    public static BriefingFile Read(
        string path,
        IReadOnlyList<TopLevelKey> keys,
        IReadOnlyList<EditionCheck>? checks = null,
        Func<string, string?>? environment = null) => Read(path, BriefingText.Load(path), keys, checks, environment);

    /// <summary>The mistakes in a new text of the file; empty if there are none.</summary>
    /// <param name="path">Path of the file, the base of relative paths.</param>
    /// <param name="text">The text.</param>
    /// <param name="keys">The top-level keys of the services in this process, in addition to <c>editions</c>.</param>
    /// <param name="checks">Further checks of each edition.</param>
    public static IReadOnlyList<Mistake> MistakesIn(
        string path, string text, IReadOnlyList<TopLevelKey> keys, IReadOnlyList<EditionCheck>? checks = null)
    {
        try
        {
            Read(path, text, keys, checks, environment: null);
            return [];
        }
        catch (ConfigurationMistakesException wrong)
        {
            return wrong.Mistakes;
        }
    }

    private static BriefingFile Read(
        string path, string text, IReadOnlyList<TopLevelKey> keys, IReadOnlyList<EditionCheck>? checks, Func<string, string?>? environment)
    {
        var binder = new RecordBinder(path, environment ?? Environment.GetEnvironmentVariable);
        var root = BriefingText.Parse(path, text);
        var children = new Dictionary<string, KeyValuePair<YamlNode, YamlNode>>(StringComparer.Ordinal);
        foreach (var child in root.Children)
        {
            // Lists and mappings are keys without a name, and keys with different tags may have the same name.
            var name = (child.Key as YamlScalarNode)?.Value ?? "";
            if (!children.TryAdd(name, child))
                binder.Add(child.Key.Start, "", $"the key '{name}' is here a second time, expected once");
            else if (!TopLevelKey.Known.Contains(name) && !name.StartsWith(AnchorsPrefix, StringComparison.Ordinal))
                binder.Add(child.Key.Start, "", UnknownKey.Problem(name, TopLevelKey.Known));
        }

        var editions = Editions(binder, root, children, checks ?? []);
        var editionNames = EditionNamesIn(children.GetValueOrDefault("editions").Value);
        var outlets = new OutletReader(binder, children.GetValueOrDefault(TopLevelKey.Deliver).Value, editionNames);
        var options = keys.Select(OptionsOf).ToList();

        var configuration = new BriefingConfiguration(Path.GetFullPath(path), editions)
        {
            WebAddress = WebAddress(children),
            GroupsByEmbeddings = children.GetValueOrDefault("stories").Value is { } stories
                && YamlPlace.Child(stories, "grouping") is YamlScalarNode { Value: "embeddings" },
            Outlets = OutletReader.NamesIn(root),
            Version = BriefingConfiguration.VersionOf(text),
        };
        return binder.Mistakes.Count == 0
            ? new BriefingFile(configuration, options) { OutletKinds = OutletReader.KindsIn(root) }
            : throw new ConfigurationMistakesException([.. binder.Mistakes.OrderBy(m => m.Line).ThenBy(m => m.Column)]);

        object OptionsOf(TopLevelKey key)
        {
            if (key.OutletKind is not null)
                return outlets.Read(key);

            var isWritten = children.TryGetValue(key.Name, out var child) && !RecordBinder.IsNothing(child.Value);
            return (isWritten ? binder.Record(key.Options, child.Value, key.Name) : null) ?? Activator.CreateInstance(key.Options)!;
        }
    }

    /// <summary>The kinds of outlet that the file names under <c>deliver</c>, whether or not the rest is valid.</summary>
    /// <exception cref="ConfigurationMistakesException">The file is missing or invalid YAML.</exception>
    public static IReadOnlyList<string> OutletKindsIn(string path) =>
        OutletReader.KindsIn(BriefingText.Parse(path, BriefingText.Load(path)));

    /// <summary>Registers the configuration, its version, and each option record under its own type.</summary>
    public IServiceCollection AddTo(IServiceCollection services)
    {
        services.AddSingleton(Configuration);
        services.AddSingleton(new ConfigurationVersion(Configuration.Version));
        foreach (var options in Options)
            services.AddSingleton(options.GetType(), options);
        return services;
    }

    private static string? WebAddress(Dictionary<string, KeyValuePair<YamlNode, YamlNode>> children) =>
        children.GetValueOrDefault("web").Value is { } web
        && YamlPlace.Child(web, "address") is YamlScalarNode { Value: { } written }
        && Uri.TryCreate(written, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https" }
            ? written
            : null;

    /// <summary>The names of all editions; null if one cannot be read.</summary>
    private static List<string>? EditionNamesIn(YamlNode? editions)
    {
        var names = editions is YamlSequenceNode list
            ? list.Children.Select(edition => (YamlPlace.Child(edition, "name") as YamlScalarNode)?.Value ?? "").ToList()
            : [];
        return names.Count == 0 || names.Contains("") ? null : names;
    }

    private static List<EditionOptions> Editions(
        RecordBinder binder,
        YamlMappingNode root,
        Dictionary<string, KeyValuePair<YamlNode, YamlNode>> children,
        IReadOnlyList<EditionCheck> checks)
    {
        if (!children.TryGetValue("editions", out var child))
        {
            binder.Add(root.Start, "", "the key 'editions' is missing: a list of the briefings to compose");
            return [];
        }
        if (child.Value is not YamlSequenceNode { Children.Count: > 0 } list)
        {
            binder.Add(child.Value.Start, "editions", "expected a list with at least one edition");
            return [];
        }
        var editions = new List<EditionOptions>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Children.Count; i++)
        {
            var before = binder.Mistakes.Count;
            var path = $"editions[{i}]";
            var edition = (EditionOptions?)binder.Partial(typeof(EditionOptions), list.Children[i], path);
            var isWhole = binder.Mistakes.Count == before;
            if (YamlPlace.Child(list.Children[i], "name") is YamlScalarNode { Value.Length: > 0 } name && !names.Add(name.Value))
                binder.Add(name.Start, $"{path}.name", $"'{name.Value}' is the name of another edition; names are unique");
            if (edition is null)
                continue;
            foreach (var problem in checks.SelectMany(check => check(edition)).Where(p => !binder.HasMistake($"{path}.{p.Key}")))
                binder.Add(YamlPlace.Of(list.Children[i], problem.Key), $"{path}.{problem.Key}", problem.Problem);
            if (isWhole)
                editions.Add(WithoutDisabled(edition));
        }
        return editions;
    }

    // Only the editor of the file needs disabled feeds.
    private static EditionOptions WithoutDisabled(EditionOptions edition) => edition with
    {
        Sections =
        [
            .. edition.Sections.Select(section => section with { Feeds = [.. section.Feeds.Where(feed => feed.Enabled)] })
                .Where(section => section.Feeds.Count > 0),
        ],
    };
}

/// <summary>A further check of an edition; it returns a key, and the found and expected value, for each mistake.</summary>
public delegate IEnumerable<(string Key, string Problem)> EditionCheck(EditionOptions edition);
