using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BriefingBus.Configuration;

/// <summary>Fills option records from YAML nodes, and records every mistake instead of stopping at the first.</summary>
/// <param name="file">The file as the user named it, for the mistakes.</param>
/// <param name="environment">Looks up environment variables.</param>
internal sealed class RecordBinder(string file, Func<string, string?> environment)
{
    /// <summary>The tags of YAML's core schema (YAML 1.2, §10.3), which options need not, but may have.</summary>
    private static readonly HashSet<string> KnownTags =
        [.. new[] { "str", "int", "float", "bool", "null", "map", "seq" }.Select(type => "tag:yaml.org,2002:" + type)];

    private readonly List<Mistake> mistakes = [];
    private readonly HashSet<string> wrongKeys = new(StringComparer.Ordinal);

    /// <summary>The records, and lists with them, that lack a required value.</summary>
    private readonly HashSet<object> incomplete = new(ReferenceEqualityComparer.Instance);

    /// <summary>The mistakes so far.</summary>
    public IReadOnlyList<Mistake> Mistakes => mistakes;

    /// <summary>Notes a mistake at a place of the file.</summary>
    public void Add(Mark mark, string key, string problem)
    {
        mistakes.Add(new Mistake(file, (int)mark.Line, (int)mark.Column, key, problem));
        wrongKeys.Add(key);
    }

    /// <summary>Whether a mistake was noted for this very key.</summary>
    public bool HasMistake(string key) => wrongKeys.Contains(key);

    /// <summary>Fills a record.</summary>
    /// <returns>The record; null if a required key is missing or wrong.</returns>
    public object? Record(Type type, YamlNode node, string path) =>
        Partial(type, node, path) is { } record && !incomplete.Contains(record) ? record : null;

    /// <summary>Fills a record as far as it can be read, and checks what can be known of it.</summary>
    /// <returns>The record, with empty values for required keys that are missing or wrong; null if the node has no keys.</returns>
    public object? Partial(Type type, YamlNode node, string path)
    {
        if (node is not YamlMappingNode mapping)
        {
            var known = string.Join(", ", OptionRecord.KeysOf(type).Keys);
            Add(node.Start, path, $"found {YamlPlace.Describe(node)}, expected keys and values ({known})");
            return null;
        }

        var record = Activator.CreateInstance(type)!;
        var keys = OptionRecord.KeysOf(type);
        var (written, wrong) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (keyNode, value) in MergedMapping.Of(mapping))
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? "";
            if (!keys.TryGetValue(key, out var property))
            {
                Add(keyNode.Start, path, UnknownKey.Problem(key, keys.Keys));
                continue;
            }
            written.Add(key);
            var before = mistakes.Count;
            if (Value(property.PropertyType, value, Join(path, key), OptionRecord.IsOptional(property)) is { } bound)
            {
                property.SetValue(record, bound);
                if (incomplete.Contains(bound))
                    wrong.Add(key);
                foreach (var problem in ValueRules.Problems(property, bound))
                {
                    Add(YamlPlace.Of(mapping, key), Join(path, key), problem);
                    wrong.Add(key);
                }
            }
            else if (mistakes.Count > before)
                wrong.Add(key);
        }

        var required = keys.Where(k => k.Value.IsDefined(typeof(RequiredMemberAttribute))).ToList();
        foreach (var (key, _) in required.Where(k => !written.Contains(k.Key)))
            Add(mapping.Start, path, $"the key '{key}' is missing");
        if (required.Exists(k => wrong.Contains(k.Key) || k.Value.GetValue(record) is null))
            incomplete.Add(record);
        foreach (var (key, property) in required.Where(k => k.Value.GetValue(record) is null))
        {
            property.SetValue(record, OptionRecord.EmptyValue(property.PropertyType));
            wrong.Add(key);
        }
        if (record is FeedOptions feed && feed.ResolveAddress(environment) is { } unresolved)
        {
            Add(YamlPlace.Of(mapping, "url"), Join(path, "url"), unresolved);
            wrong.Add("url");
        }
        foreach (var (key, problem) in RecordRules.Problems(record, wrong))
            Add(YamlPlace.Of(mapping, key), Join(path, key), problem);
        return record;
    }

    private static string Join(string path, string key) => path.Length == 0 || key.Length == 0 ? path + key : $"{path}.{key}";

    /// <summary>Whether a value is empty: <c>key:</c>, <c>~</c> or <c>null</c>.</summary>
    public static bool IsNothing(YamlNode node) =>
        node is YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" or "Null" or "NULL" };

    private object? Value(Type type, YamlNode node, string path, bool optional)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (node.Tag is { IsEmpty: false, IsNonSpecific: false } tag && !KnownTags.Contains(tag.Value))
        {
            Add(node.Start, path, $"the tag '{tag.Value}' means nothing here; a secret is written ${{NAME}} or ${{file:path}}");
            return null;
        }
        if (IsNothing(node))
        {
            if (!optional)
                Add(node.Start, path, $"found nothing, expected {Scalars.Expected(type)}");
            return null;
        }
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return List(type.GetGenericArguments()[0], node, path);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>))
            return Dictionary(type.GetGenericArguments()[1], node, path);
        if (type == typeof(Secret))
            return SecretValue(node, path, plainAllowed: false);
        return Scalars.IsScalar(type) ? Scalar(type, node, path) : Partial(type, node, path);
    }

    private Array? List(Type element, YamlNode node, string path)
    {
        // A single value counts as a list of one.
        if (node is YamlScalarNode && (Scalars.IsScalar(element) || element == typeof(Secret)))
            return Value(element, node, path, optional: false) is { } only ? new ArrayList { only }.ToArray(element) : null;
        if (node is not YamlSequenceNode sequence)
        {
            Add(node.Start, path, $"found {YamlPlace.Describe(node)}, expected a list");
            return null;
        }
        var values = new ArrayList();
        for (var i = 0; i < sequence.Children.Count; i++)
            values.Add(Value(element, sequence.Children[i], $"{path}[{i}]", optional: false));
        var list = values.Contains(null) ? null : values.ToArray(element);
        if (list is not null && values.Cast<object>().Any(incomplete.Contains))
            incomplete.Add(list);
        return list;
    }

    private IDictionary? Dictionary(Type element, YamlNode node, string path)
    {
        if (node is not YamlMappingNode mapping)
        {
            Add(node.Start, path, $"found {YamlPlace.Describe(node)}, expected keys and values");
            return null;
        }
        var values = OptionRecord.NewDictionary(element);
        foreach (var (keyNode, valueNode) in MergedMapping.Of(mapping))
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? "";
            var value = element == typeof(Secret)
                ? SecretValue(valueNode, Join(path, key), plainAllowed: true)
                : Value(element, valueNode, Join(path, key), optional: false);
            if (value is not null)
                values[key] = value;
        }
        return values;
    }

    private Secret? SecretValue(YamlNode node, string path, bool plainAllowed)
    {
        if (IsNothing(node) || node is not YamlScalarNode { Value: { } text })
        {
            Add(node.Start, path, $"found {YamlPlace.Describe(node)}, expected ${{NAME}} or ${{file:path}}");
            return null;
        }
        var (secret, problem) = SecretReference.Resolve(text, environment);
        if (problem is not null)
            Add(node.Start, path, problem);
        else if (secret is null && plainAllowed && text.Any(char.IsControl))
            Add(node.Start, path, "holds more than one line, or control characters");
        else if (secret is null && plainAllowed)
            secret = new Secret(text, text);
        else if (secret is null)
        {
            Add(node.Start, path,
                "found the secret itself, expected ${NAME} (from the environment) or ${file:path}: this file never contains secrets");
        }
        return secret;
    }

    private object? Scalar(Type type, YamlNode node, string path)
    {
        if (node is YamlScalarNode { Value: { } text } && Scalars.Read(type, text) is { } value)
            return value;
        var guess = type.IsEnum && node is YamlScalarNode { Value: { } word } ? NearestWord.To(word, Scalars.EnumWords(type)) : null;
        var question = guess is null ? "" : $"; did you mean '{guess}'?";
        Add(node.Start, path, $"found {YamlPlace.Describe(node)}, expected {Scalars.Expected(type)}{question}");
        return null;
    }
}
