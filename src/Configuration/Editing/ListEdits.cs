namespace BriefingBus.Configuration.Editing;

/// <summary>Adds and removes items of lists, in the list's style.</summary>
internal static class ListEdits
{
    /// <summary>Adds items at the end of a list.</summary>
    /// <exception cref="EditRefusedException">The form of the list leaves no safe place.</exception>
    public static IEnumerable<TextEdit> Append(YamlText yaml, SequenceElement list, IReadOnlyList<ListItem> items)
    {
        if (list.Items.Count == 0)
            return list.IsFlow
                ? [new(yaml.Text.IndexOf('[', list.Start) + 1, 0, string.Join(", ", items.Select(i => i.InBraces())))]
                : throw Refused(yaml, list, "the list is empty");
        return list.IsFlow ? AppendInBrackets(yaml, list, items) : [AppendInLines(yaml, list, items)];
    }

    /// <summary>Removes an item of a list that has others.</summary>
    /// <exception cref="EditRefusedException">The item shares its line with something else.</exception>
    public static IEnumerable<TextEdit> Remove(YamlText yaml, SequenceElement list, int index) =>
        list.IsFlow ? RemoveInBrackets(yaml, [.. list.Items], index)
            : [RemoveLines(yaml, DashOf(yaml, list.Items[index]), list.Items[index].End)];

    /// <summary>Removes one of several comma-separated elements.</summary>
    /// <param name="yaml">The text.</param>
    /// <param name="parts">The elements, or for a mapping one for each pair.</param>
    /// <param name="index">The index of the element.</param>
    public static IEnumerable<TextEdit> RemoveInBrackets(YamlText yaml, IReadOnlyList<YamlElement> parts, int index)
    {
        var part = parts[index];
        var comma = Comma(yaml, part.End);
        if (comma is not { } after)
        {
            // The last one has no comma after it, so the comma before it is removed.
            if (index > 0 && Comma(yaml, parts[index - 1].End) is { } before)
                yield return new(before, 1, "");
            after = part.End - 1;
        }
        if (yaml.IsFirstOnLine(part.Start) && yaml.IsLastOnLine(after + 1))
        {
            yield return RemoveLines(yaml, part.Start, after + 1);
            yield break;
        }
        var (start, end) = (part.Start, after + 1);
        if (comma is not null && !yaml.IsLastOnLine(end))
        {
            while (end < yaml.Text.Length && yaml.Text[end] == ' ' && !yaml.IsFirstOnLine(start))
                end++;
        }
        else
        {
            while (yaml.Text[start - 1] == ' ' && !yaml.IsFirstOnLine(start))
                start--;
        }
        yield return new(start, end - start, "");
    }

    /// <summary>Removes whole lines, from the line of one offset to that of another.</summary>
    public static TextEdit RemoveLines(YamlText yaml, int from, int to)
    {
        if (!yaml.IsFirstOnLine(from) || !yaml.IsLastOnLine(to))
            throw new EditRefusedException($"Line {yaml.LineNumber(from)} holds more than this. Edit it by hand.");
        var start = yaml.LineStart(from);
        return new(start, yaml.NextLine(to) - start, "");
    }

    /// <summary>The offset of the hyphen of a block list's item.</summary>
    public static int DashOf(YamlText yaml, YamlElement item)
    {
        var at = item.Start - 1;
        while (at > 0 && char.IsWhiteSpace(yaml.Text[at]))
            at--;
        return at >= 0 && yaml.Text[at] == '-' && yaml.IsFirstOnLine(at)
            ? at
            : throw Refused(yaml, item, "its hyphen is not at the beginning of a line");
    }

    private static TextEdit AppendInLines(YamlText yaml, SequenceElement list, IReadOnlyList<ListItem> items)
    {
        var last = list.Items[^1];
        var dash = DashOf(yaml, last);
        var indentation = yaml.IndentationAt(dash);
        var style = list.Items.OfType<MappingElement>().LastOrDefault();
        var gap = style is { IsFlow: false } && yaml.LineStart(style.Start) == yaml.LineStart(DashOf(yaml, style))
            ? style.Start - DashOf(yaml, style)
            : 2;
        var inner = yaml.NewLine + indentation + new string(' ', gap);
        var lines = string.Concat(items.Select(item =>
            indentation + "-" + new string(' ', gap - 1)
            + item.InBlock(style is { IsFlow: false }, inner)
            + yaml.NewLine));
        if (!yaml.IsLastOnLine(last.End))
            throw Refused(yaml, last, "something else is behind it on its line");
        var at = yaml.NextLine(last.End);
        return yaml.Text[at - 1] == '\n' ? new(at, 0, lines) : new(at, 0, yaml.NewLine + lines[..^yaml.NewLine.Length]);
    }

    private static IEnumerable<TextEdit> AppendInBrackets(YamlText yaml, SequenceElement list, IReadOnlyList<ListItem> items)
    {
        var last = list.Items[^1];
        var comma = Comma(yaml, last.End);
        if (!yaml.IsFirstOnLine(last.Start))
        {
            var more = string.Join(", ", items.Select(i => i.InBraces()));
            yield return comma is { } behind ? new(behind + 1, 0, $" {more},") : new(last.End, 0, $", {more}");
            yield break;
        }
        var newLine = yaml.NewLine + yaml.IndentationAt(last.Start);
        var lines = string.Concat(
            items.Select((item, i) => newLine + item.InBraces() + (i < items.Count - 1 || comma is not null ? "," : "")));
        var end = (comma ?? (last.End - 1)) + 1;
        if (comma is null)
            yield return new(last.End, 0, ",");
        yield return new(yaml.IsLastOnLine(end) ? yaml.LineEnd(end) : end, 0, lines);
    }

    // Only white space and comments can be between an element and its comma.
    private static int? Comma(YamlText yaml, int at)
    {
        while (at < yaml.Text.Length && (char.IsWhiteSpace(yaml.Text[at]) || yaml.Text[at] == '#'))
            at = yaml.Text[at] == '#' ? yaml.LineEnd(at) : at + 1;
        return at < yaml.Text.Length && yaml.Text[at] == ',' ? at : null;
    }

    private static EditRefusedException Refused(YamlText yaml, YamlElement element, string reason) =>
        new($"Line {yaml.LineNumber(element.Start)} cannot be edited safely: {reason}. Edit it by hand.");
}

/// <summary>A new item of a list: in braces, or with a line for each key.</summary>
/// <param name="InBraces">Writes the item on one line, for a list in brackets or beside items in braces.</param>
/// <param name="InLines">Writes the item in lines, from the line end and indentation of each line after the first; null if it has only the
/// other form.</param>
/// <param name="NeedsLines">Whether it cannot be written on one line.</param>
internal sealed record ListItem(Func<string> InBraces, Func<string, string>? InLines, bool NeedsLines = false)
{
    /// <summary>The item in a list with a line for each item.</summary>
    /// <param name="isInLines">Whether the items beside it have a line for each key.</param>
    /// <param name="separator">The line end and indentation of each line after the first.</param>
    public string InBlock(bool isInLines, string separator) =>
        (isInLines || NeedsLines) && InLines is { } lines ? lines(separator) : InBraces();
}
