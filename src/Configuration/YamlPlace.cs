using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BriefingBus.Configuration;

/// <summary>Finds the place of a key, and describes what is there.</summary>
internal static class YamlPlace
{
    /// <summary>The place of the value of a path such as <c>sections[0].feeds[2].url</c> below a node; if the file does not have it, that
    /// of the innermost value around it.</summary>
    public static Mark Of(YamlNode node, string path)
    {
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Child(node, step) is not { } child)
                break;
            node = child;
        }
        return node.Start;
    }

    /// <summary>The value of a key, or null.</summary>
    public static YamlNode? Child(YamlNode node, string step) => node switch
    {
        YamlMappingNode mapping =>
            MergedMapping.Of(mapping).FirstOrDefault(child => child.Key is YamlScalarNode key && key.Value == step).Value,
        YamlSequenceNode list when int.TryParse(step.AsSpan().TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index < list.Children.Count => list.Children[index],
        _ => null,
    };

    /// <summary>What a node is, for a mistake in it.</summary>
    public static string Describe(YamlNode node) => node switch
    {
        YamlScalarNode { Value.Length: > 60 } scalar => $"'{scalar.Value![..60]}…'",
        YamlScalarNode scalar => $"'{scalar.Value}'",
        YamlSequenceNode => "a list",
        _ => "keys and values",
    };
}
