using System.Text.Json.Nodes;

namespace BriefingBus.Configuration.Editing;

/// <summary>Sets and removes several keys of one mapping at once.</summary>
/// <param name="Edits">The edits of the text.</param>
/// <param name="Content">The mapping's content after them.</param>
internal sealed record MappingEdit(IReadOnlyList<TextEdit> Edits, JsonArray Content)
{
    // The nested parts, which stay after the options.
    private static readonly string[] Inner = [EditionElement.SectionsKey, SectionElement.FeedsKey];

    /// <summary>Makes the edits.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="changes">The keys with their new values; null removes a key.</param>
    /// <exception cref="EditRefusedException">The form of the mapping leaves no safe place.</exception>
    public static MappingEdit Of(YamlText yaml, MappingElement mapping, IReadOnlyList<(string Key, OptionValue? Value)> changes)
    {
        var style = ValueText.LikeThat(yaml, mapping);
        var edits = new List<TextEdit>();
        var content = new List<(YamlPair? Pair, JsonNode? Content)>();
        foreach (var pair in mapping.Pairs)
        {
            if (changes.FirstOrDefault(c => c.Key == (pair.Key as ScalarElement)?.Value) is not { Key: { } key, Value: var value })
                content.Add((pair, ContentOf(pair)));
            else if (value is not null)
                content.Add((pair, ExpectedContent.Pair(key, Change(yaml, style, pair, value, edits))));
            else if (pair.Value is AliasElement)
                throw Elsewhere(yaml, pair);
        }
        var added = changes.Where(c => c.Value is not null && mapping[c.Key] is null).Select(c => (c.Key, Value: c.Value!)).ToList();
        foreach (var (key, _) in changes.Where(c => c.Value is null && mapping[c.Key] is null))
            throw new EditRefusedException(
                $"Line {yaml.LineNumber(mapping.Start)}: '{key}' comes by a merge key and cannot be removed here. Edit the file by hand.");
        var removed = changes.Where(c => c.Value is null).Select(c => c.Key).ToList();
        if (content.Count == 0)
        {
            edits.Add(Rewrite(yaml, mapping, style, added));
            return new(edits, [.. added.Select(a => ExpectedContent.Pair(a.Key, a.Value.Content))]);
        }
        foreach (var key in removed)
            edits.AddRange(KeyEdits.Remove(yaml, mapping, key));
        if (added.Count > 0)
        {
            var inner = content.FindIndex(c => Inner.Contains((c.Pair!.Key as ScalarElement)?.Value));
            var place = inner > 0 ? inner : content.Count;
            edits.AddRange(added.Select(a => KeyEdits.Add(
                yaml, mapping, content[place - 1].Pair!, indentation => style.Pair(a.Key, a.Value, mapping.IsFlow ? null : indentation))));
            content.InsertRange(place, added.Select(a => ((YamlPair?)null, (JsonNode?)ExpectedContent.Pair(a.Key, a.Value.Content))));
        }
        return new(edits, [.. content.Select(c => c.Content)]);
    }

    private static JsonArray ContentOf(YamlPair pair) => new("key", YamlText.Content(pair.Key), YamlText.Content(pair.Value));

    private static JsonNode? Change(YamlText yaml, ValueText style, YamlPair pair, OptionValue value, List<TextEdit> edits)
    {
        if (pair.Value is AliasElement)
            throw Elsewhere(yaml, pair);
        if (pair.Value is SequenceElement list && value is OptionList wanted)
            return Change(yaml, style, list, wanted, edits);
        if (pair.Value is MappingElement { IsFlow: false } inner && value is OptionKeys keys)
            return Change(yaml, inner, keys, edits);
        var written = pair.Value is ScalarElement scalar && value is OptionText text ? style.Like(scalar, text) : style.InLine(value);
        edits.Add(Replace(yaml, pair.Value, written));
        return value.Content;
    }

    /// <summary>Changes a mapping. The keys of a block mapping that remain keep their lines and comments.</summary>
    private static JsonArray Change(YamlText yaml, MappingElement inner, OptionKeys wanted, List<TextEdit> edits)
    {
        var now = OptionReader.Of(yaml, inner);
        var changes = now.Pairs.Where(p => wanted[p.Key] is null).Select(p => (p.Key, (OptionValue?)null))
            .Concat(wanted.Pairs.Where(p => !JsonNode.DeepEquals(now[p.Key]?.Content, p.Value.Content))
                .Select(p => (p.Key, (OptionValue?)p.Value)));
        var edit = Of(yaml, inner, [.. changes]);
        edits.AddRange(edit.Edits);
        return edit.Content;
    }

    /// <summary>Changes a list. Items that remain keep their lines and comments; others are removed, and new ones come last.</summary>
    private static JsonArray Change(YamlText yaml, ValueText style, SequenceElement list, OptionList wanted, List<TextEdit> edits)
    {
        var open = wanted.Items.Select(item => item.Content).ToList();
        var kept = list.Items.Select(item => Take(open, Resolved(item))).ToList();
        var inOrder = list.Items.Where((_, i) => kept[i]).Select(Resolved).Concat(open);
        var isInOrder = inOrder.Zip(wanted.Items).All(pair => JsonNode.DeepEquals(pair.First, pair.Second.Content));
        if (!isInOrder || (list.IsFlow && kept.Contains(false)))
        {
            edits.Add(Replace(yaml, list, style.InLine(wanted)));
            return (JsonArray)wanted.Content;
        }
        foreach (var (i, _) in kept.Index().Where(k => !k.Item))
            edits.AddRange(ListEdits.Remove(yaml, list, i));
        var added = wanted.Items.Skip(kept.Count(k => k)).ToList();
        if (added.Count > 0)
            edits.AddRange(ListEdits.Append(yaml, list, [.. added.Select(item => new ListItem(() => style.InList(list, item), null))]));
        return [.. list.Items.Where((_, i) => kept[i]).Select(YamlText.Content), .. added.Select(item => item.Content)];

        JsonNode? Resolved(YamlElement item) => yaml.Resolve(item) is { } element ? YamlText.Content(element) : null;
    }

    private static bool Take(List<JsonNode> open, JsonNode? item)
    {
        var index = open.FindIndex(other => JsonNode.DeepEquals(other, item));
        if (index >= 0)
            open.RemoveAt(index);
        return index >= 0;
    }

    private static TextEdit Replace(YamlText yaml, YamlElement element, string written)
    {
        var old = yaml.Text[element.Start..element.End];
        return element is not ScalarElement && old.Contains('#', StringComparison.Ordinal)
            ? throw new EditRefusedException(
                $"Line {yaml.LineNumber(element.Start)}: what is written here has comments that would be lost. Edit the file by hand.")
            : new(element.Start, old.Length, old.Length == 0 ? " " + written : written);
    }

    private static TextEdit Rewrite(
        YamlText yaml, MappingElement mapping, ValueText style, IReadOnlyList<(string Key, OptionValue Value)> added)
    {
        if (added.Count == 0 || mapping.IsFlow || mapping.Pairs.Count == 0)
            throw new EditRefusedException(
                $"Line {yaml.LineNumber(mapping.Start)}: nothing of what is written here would stay. Edit the file by hand.");
        var (start, end) = (mapping.Pairs[0].Key.Start, mapping.Pairs[^1].Value.End);
        var indentation = new string(' ', start - yaml.LineStart(start));
        var written = string.Join(yaml.NewLine + indentation, added.Select(a => style.Pair(a.Key, a.Value, indentation)));
        return yaml.Text[start..end].Contains('#', StringComparison.Ordinal)
            ? throw new EditRefusedException(
                $"Line {yaml.LineNumber(start)}: what is written here has comments that would be lost. Edit the file by hand.")
            : new(start, end - start, written);
    }

    private static EditRefusedException Elsewhere(YamlText yaml, YamlPair pair) => new(
        $"Line {yaml.LineNumber(pair.Key.Start)}: the value is written elsewhere and referred to by an alias. Edit the file by hand.");
}
