using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BriefingBus.Configuration.Editing;

/// <summary>A YAML text with the places of its elements, read from the parser's events.</summary>
internal sealed class YamlText
{
    /// <summary>The maximum nesting, more than a person writes.</summary>
    private const int MaxDepth = 64;

    private readonly Dictionary<string, YamlElement> anchors = new(StringComparer.Ordinal);

    private YamlText(string text) => Text = text;

    /// <summary>The text.</summary>
    public string Text { get; }

    /// <summary>Its only document.</summary>
    public MappingElement Root { get; private set; } = null!;

    /// <summary>The text's line end.</summary>
    public string NewLine => Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Reads a text.</summary>
    /// <exception cref="EditRefusedException">It is not one YAML document of keys and values.</exception>
    public static YamlText Parse(string text)
    {
        var yaml = new YamlText(text);
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                throw new EditRefusedException("The file is empty. 'briefingbus init' writes one to start from.");
            parser.Consume<DocumentStart>();
            yaml.Root = yaml.Read(parser, depth: 0) as MappingElement
                ?? throw new EditRefusedException(
                    "The file does not consist of keys and values. Run 'briefingbus check' and correct it first.");
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
                throw new EditRefusedException("The file holds more than one YAML document. Run 'briefingbus check' and correct it first.");
            return yaml;
        }
        catch (YamlException e)
        {
            throw new EditRefusedException(
                $"Line {e.Start.Line} is not valid YAML: {(e.InnerException ?? e).Message} Run 'briefingbus check' and correct it first.");
        }
    }

    /// <summary>The element itself, or the target of an alias.</summary>
    public YamlElement? Resolve(YamlElement? element) =>
        element is AliasElement alias ? anchors.GetValueOrDefault(alias.Anchor) : element;

    /// <summary>The value of a key, including those from a merge key, or null.</summary>
    public YamlElement? Value(MappingElement mapping, string key) =>
        Resolve(mapping[key]?.Value)
        ?? (mapping["<<"] is { } merge
            ? Sources(merge.Value).Select(source => Resolve(source[key]?.Value)).FirstOrDefault(v => v is not null)
            : null);

    /// <summary>The same for a mapping that may be missing.</summary>
    public YamlElement? ValueOf(MappingElement? mapping, string key) => mapping is null ? null : Value(mapping, key);

    /// <summary>The text of a key, or null.</summary>
    public string? TextOf(MappingElement? mapping, string key) =>
        ValueOf(mapping, key) is ScalarElement { IsNothing: false } scalar ? scalar.Value : null;

    /// <summary>The indentation of the line of an offset.</summary>
    public string IndentationAt(int offset)
    {
        var start = LineStart(offset);
        var end = start;
        while (end < Text.Length && Text[end] is ' ' or '\t')
            end++;
        return Text[start..end];
    }

    /// <summary>The beginning of the line of an offset.</summary>
    public int LineStart(int offset) => offset == 0 ? 0 : Text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>The end of the line of an offset, before its line end.</summary>
    public int LineEnd(int offset)
    {
        var end = Text.IndexOf('\n', offset);
        if (end < 0)
            return Text.Length;
        return end > 0 && end > offset && Text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>The beginning of the next line.</summary>
    public int NextLine(int offset) => Text.IndexOf('\n', offset) is var end and >= 0 ? end + 1 : Text.Length;

    /// <summary>The line number of an offset, from 1.</summary>
    public int LineNumber(int offset) => Text.AsSpan(0, offset).Count('\n') + 1;

    /// <summary>True if only white space precedes an offset on its line.</summary>
    public bool IsFirstOnLine(int offset) => Text.AsSpan(LineStart(offset)..offset).IsWhiteSpace();

    /// <summary>True if only white space or a comment follows an offset on its line.</summary>
    public bool IsLastOnLine(int offset) => Text.AsSpan(offset..LineEnd(offset)).TrimStart() is [] or ['#', ..];

    /// <summary>The content without places, styles and comments; texts with equal content have the same configuration.</summary>
    public JsonNode Content() => Content(Root)!;

    /// <summary>The content of one element.</summary>
    public static JsonNode? Content(YamlElement element) => element switch
    {
        ScalarElement { IsNothing: true } => null,
        ScalarElement scalar => scalar.Value,
        AliasElement alias => new JsonObject { ["*"] = alias.Anchor },
        SequenceElement list => new JsonArray([.. list.Items.Select(Content)]),
        MappingElement mapping => new JsonArray([.. mapping.Pairs.Select(p => new JsonArray("key", Content(p.Key), Content(p.Value)))]),
        _ => throw new NotSupportedException(element.GetType().Name),
    };

    /// <summary>The mappings of a merge key.</summary>
    public IEnumerable<MappingElement> Sources(YamlElement merge) => Resolve(merge) switch
    {
        MappingElement one => [one],
        SequenceElement several => several.Items.Select(Resolve).OfType<MappingElement>(),
        _ => [],
    };

    private YamlElement Read(Parser parser, int depth)
    {
        if (depth > MaxDepth)
            throw new EditRefusedException($"The file is nested more than {MaxDepth} levels deep. Edit it by hand.");
        var node = parser.Consume<ParsingEvent>();
        YamlElement element = node switch
        {
            AnchorAlias alias => new AliasElement(At(alias.Start), At(alias.End), alias.Value.Value),
            Scalar scalar => new ScalarElement(At(scalar.Start), ScalarEnd(scalar), scalar.Value, scalar.Style),
            SequenceStart list => Sequence(parser, list, depth),
            MappingStart mapping => Mapping(parser, mapping, depth),
            _ => throw new NotSupportedException(node.GetType().Name),
        };
        if (node is NodeEvent { Anchor: { IsEmpty: false } anchor })
            anchors[anchor.Value] = element;
        return element;
    }

    private SequenceElement Sequence(Parser parser, SequenceStart start, int depth)
    {
        var items = new List<YamlElement>();
        while (!parser.Accept<SequenceEnd>(out _))
            items.Add(Read(parser, depth + 1));
        var end = parser.Consume<SequenceEnd>();
        var isFlow = start.Style == SequenceStyle.Flow;
        return new(At(start.Start), isFlow ? At(end.Start) + 1 : items.Count == 0 ? At(start.End) : items[^1].End, isFlow, items);
    }

    private MappingElement Mapping(Parser parser, MappingStart start, int depth)
    {
        var pairs = new List<YamlPair>();
        while (!parser.Accept<MappingEnd>(out _))
            pairs.Add(new(Read(parser, depth + 1), Read(parser, depth + 1)));
        var end = parser.Consume<MappingEnd>();
        // A single pair in a flow sequence, [a: b], has no braces.
        var isFlow = start.Style == MappingStyle.Flow;
        var closes = isFlow && At(end.Start) < Text.Length && Text[At(end.Start)] == '}';
        return new(At(start.Start), closes ? At(end.Start) + 1 : pairs.Count == 0 ? At(start.End) : pairs[^1].Value.End, isFlow, pairs);
    }

    // The end of a block scalar is where the next token begins.
    private int ScalarEnd(Scalar scalar)
    {
        var end = Math.Min(At(scalar.End), Text.Length);
        while (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded && end > At(scalar.Start) && char.IsWhiteSpace(Text[end - 1]))
            end--;
        return end;
    }

    private static int At(Mark mark) => (int)mark.Index;
}
