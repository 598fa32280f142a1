using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BriefingBus.Configuration;

/// <summary>A YAML parser that refuses deep nesting: documents are built from its events by recursion, and a stack overflow ends the
/// process.</summary>
/// <param name="text">The text.</param>
internal sealed class BoundedParser(string text) : IParser
{
    /// <summary>The maximum nesting, more than a person writes; the stream and the document count as levels.</summary>
    private const int MaxDepth = 256;

    private readonly Parser parser = new(new StringReader(text));
    private int depth;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        if (!parser.MoveNext())
            return false;
        depth += parser.Current!.NestingIncrease;
        return depth <= MaxDepth
            ? true
            : throw new YamlException(parser.Current.Start, parser.Current.End, "lists and keys are nested too deep here");
    }
}
