using System.Buffers;
using YamlDotNet.Core;

namespace BriefingBus.Configuration.Editing;

/// <summary>An item of a list in its original text, which moves to another list with its options and comments.</summary>
internal sealed class MovedItem(YamlText yaml, YamlElement item)
{
    // The characters that end a plain scalar inside braces.
    private static readonly SearchValues<char> Ends = SearchValues.Create("[]{},\n");

    private string Written => yaml.Text[item.Start..item.End];

    /// <summary>Whether it consists of lines with something that braces cannot contain, such as a comment.</summary>
    public bool NeedsLines => item is MappingElement { IsFlow: false } mapping
        && (Written.Contains('#', StringComparison.Ordinal) || mapping.Pairs.Any(p => !FitsIntoBraces(p.Value)));

    private bool IsInLines => item is MappingElement { IsFlow: false };

    /// <summary>The item on one line, or in its own braces.</summary>
    /// <exception cref="EditRefusedException">It has a line for each key, with something that braces cannot contain.</exception>
    public string InBraces()
    {
        if (!IsInLines)
            return Written;
        var values = ((MappingElement)item).Pairs.Select(p => (Key: Of(p.Key), Value: Of(p.Value))).ToList();
        return NeedsLines
            ? throw new EditRefusedException(
                $"Line {yaml.LineNumber(item.Start)}: the feed's options cannot be written on one line, as the other section's are. "
                    + "Move it by hand.")
            : $"{{ {string.Join(", ", values.Select(v => $"{v.Key}: {v.Value}"))} }}";
    }

    /// <summary>The item in lines of another indentation; null if it is in braces.</summary>
    public Func<string, string>? InLines => !IsInLines ? null : separator =>
    {
        var end = yaml.IsLastOnLine(item.End) ? yaml.LineEnd(item.End) : item.End;
        var lines = yaml.Text[item.Start..end].Split('\n');
        var column = item.Start - yaml.LineStart(item.Start);
        return lines[0].TrimEnd('\r') + string.Concat(lines.Skip(1).Select(l => l.TrimEnd('\r')).Select(line =>
            line.Length == 0 ? yaml.NewLine
            : line.AsSpan(0, Math.Min(column, line.Length)).IsWhiteSpace() ? separator + line[Math.Min(column, line.Length)..]
            : throw new EditRefusedException(
                $"Line {yaml.LineNumber(item.Start)}: the feed's lines are indented in a way that cannot be moved. Move it by hand.")));
    };

    private string Of(YamlElement element) => yaml.Text[element.Start..element.End];

    private bool FitsIntoBraces(YamlElement value) => value switch
    {
        ScalarElement { Style: ScalarStyle.Plain } plain => !Of(plain).AsSpan().ContainsAny(Ends),
        ScalarElement { Style: ScalarStyle.Literal or ScalarStyle.Folded } => false,
        SequenceElement list => list.IsFlow,
        MappingElement mapping => mapping.IsFlow,
        _ => !Of(value).Contains('\n', StringComparison.Ordinal),
    };
}
