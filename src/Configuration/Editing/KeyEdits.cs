namespace BriefingBus.Configuration.Editing;

/// <summary>Sets and removes single keys of a mapping.</summary>
internal static class KeyEdits
{
    /// <summary>Sets a key to a value.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="written">The text of the key, if the mapping does not have it.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The text of the value.</param>
    /// <exception cref="EditRefusedException">The form of the mapping leaves no safe place.</exception>
    public static TextEdit Set(YamlText yaml, MappingElement mapping, string written, string key, string value)
    {
        if (mapping[key] is { } pair)
            return new(pair.Value.Start, pair.Value.End - pair.Value.Start, pair.Value.End == pair.Value.Start ? " " + value : value);
        return Add(yaml, mapping, mapping.Pairs[^1], _ => $"{written}: {value}");
    }

    /// <summary>Adds a key.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="after">The pair after which the new one is inserted.</param>
    /// <param name="written">Writes key and value for the indentation of their line.</param>
    /// <exception cref="EditRefusedException">The form of the mapping leaves no safe place.</exception>
    public static TextEdit Add(YamlText yaml, MappingElement mapping, YamlPair after, Func<string, string> written)
    {
        var last = after.Value;
        if (mapping.IsFlow)
            return new(last.End, 0, $", {written("")}");
        if (!yaml.IsLastOnLine(last.End))
            throw new EditRefusedException($"Line {yaml.LineNumber(last.End)} holds more than this. Edit it by hand.");
        var first = mapping.Pairs[0].Key.Start;
        var indentation = yaml.IndentationAt(first).PadRight(first - yaml.LineStart(first));
        var at = yaml.NextLine(last.End);
        var line = indentation + written(indentation);
        return yaml.Text[at - 1] == '\n' ? new(at, 0, line + yaml.NewLine) : new(at, 0, yaml.NewLine + line);
    }

    /// <summary>Removes a key of a mapping that has others.</summary>
    public static IEnumerable<TextEdit> Remove(YamlText yaml, MappingElement mapping, string key)
    {
        var index = mapping.Pairs.ToList().IndexOf(mapping[key]!);
        var pair = mapping.Pairs[index];
        return mapping.IsFlow
            ? ListEdits.RemoveInBrackets(yaml, [.. mapping.Pairs.Select(p => p.Value with { Start = p.Key.Start })], index)
            : index > 0
                ? [ListEdits.RemoveLines(yaml, pair.Key.Start, pair.Value.End)]
                // The first key is on the hyphen's line: the next one moves there.
                : [new(pair.Key.Start, mapping.Pairs[1].Key.Start - pair.Key.Start, "")];
    }
}
