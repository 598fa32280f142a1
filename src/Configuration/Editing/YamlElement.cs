using YamlDotNet.Core;

namespace BriefingBus.Configuration.Editing;

/// <summary>An element of a YAML text with its place; aliases and merge keys are not resolved.</summary>
/// <param name="Start">Offset of its first character, including its anchor or tag.</param>
/// <param name="End">Offset after its last character, excluding following white space and comments.</param>
internal abstract record YamlElement(int Start, int End);

/// <summary>A scalar.</summary>
internal sealed record ScalarElement(int Start, int End, string Value, ScalarStyle Style) : YamlElement(Start, End)
{
    /// <summary>True for an empty value: <c>key:</c>, <c>~</c> and <c>null</c> (YAML 1.2.2 §10.3.2).</summary>
    public bool IsNothing => Style == ScalarStyle.Plain && Value is "" or "~" or "null" or "Null" or "NULL";
}

/// <summary>A reference to an anchor.</summary>
internal sealed record AliasElement(int Start, int End, string Anchor) : YamlElement(Start, End);

/// <summary>A list.</summary>
internal sealed record SequenceElement(int Start, int End, bool IsFlow, IReadOnlyList<YamlElement> Items) : YamlElement(Start, End);

/// <summary>Keys and values.</summary>
internal sealed record MappingElement(int Start, int End, bool IsFlow, IReadOnlyList<YamlPair> Pairs) : YamlElement(Start, End)
{
    /// <summary>The pair with a key, or null.</summary>
    public YamlPair? this[string key] => Pairs.FirstOrDefault(p => p.Key is ScalarElement scalar && scalar.Value == key);
}

/// <summary>A key and its value.</summary>
internal sealed record YamlPair(YamlElement Key, YamlElement Value);
