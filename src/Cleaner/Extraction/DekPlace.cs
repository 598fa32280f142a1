using System.Buffers;
using BriefingBus.Cleaner.Boilerplate;
using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Extraction.Names;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>The place of the dek: one or two sentences between the headline and the text, often outside the element of the text.</summary>
internal sealed class DekPlace
{
    /// <summary>The minimum length of a dek without a known name, in characters: shorter lines are dates, places and names, except
    /// whole sentences without digits.</summary>
    private const int MinLength = 60;

    /// <summary>The minimum number of spaces in such a sentence.</summary>
    private const int MinSpaces = 4;

    private static readonly SearchValues<char> MarksOfLabels = SearchValues.Create(":|@©/?");

    private const int MinNamedLength = 25;

    private static readonly TemplateNames<string> Names = new(
    [
        (
            "lead lede leadtext leadin lead-text intro introtext intro-text introduction standfirst dek deck teaser-text teasertext "
            + "vorspann anriss kicker-text excerpt subheadline subheading subhead sub-head subtitle sub-title untertitel chapo chapeau "
            + "abstract bajada copete entradilla sumario resumen occhiello sommario",
            "teaser summary description desc",
            "dek"),
    ]);

    private readonly int headlineIndex;
    private readonly int textIndex;

    private DekPlace(int headlineIndex, int textIndex)
    {
        this.headlineIndex = headlineIndex;
        this.textIndex = textIndex;
    }

    /// <summary>The place for a dek: after the last first-level heading before the main content.</summary>
    public static DekPlace Of(MarkupNode root, MainContent main)
    {
        var text = main.Elements[0].Index;
        var headline = root.Subtree().TakeWhile(n => n.Index < text).LastOrDefault(n => n.Name == "h1");
        return new DekPlace(headline?.Index ?? int.MaxValue, text);
    }

    /// <summary>True for a block that is the dek.</summary>
    public bool Holds(SourcedBlock block)
    {
        var length = block.Block.Text.Length;
        if (block.Element.Index >= textIndex || block.LinkShare > 0.5 || length < MinNamedLength)
            return false;
        var holdsHeadline = block.Element.Index < headlineIndex && headlineIndex < block.Element.End && block.Element.End <= textIndex;
        return block.Element.Index > headlineIndex || holdsHeadline
            ? length >= MinLength || IsNamed(block.Element) || (IsSentence(block.Block.Text) && block.LinkShare == 0)
            : block.Element.Name != "h1" && headlineIndex == int.MaxValue && IsNamed(block.Element);
    }

    /// <summary>Whether a line is a whole sentence without digits: <c>The ferry runs again from May, and fares stay.</c></summary>
    private static bool IsSentence(string line) =>
        SentenceEnd.Is(line) && line.AsSpan().Count(' ') >= MinSpaces && !line.AsSpan().ContainsAnyInRange('0', '9')
        && !line.AsSpan().ContainsAny(MarksOfLabels) && BoilerplateRules.Unquotable(line) is null
        && line.IndexOf(' ', StringComparison.Ordinal) is var space && char.IsLower(line[space + 1]);

    /// <summary>True for an element that a template calls a dek, or that is in one.</summary>
    public static bool IsNamed(MarkupNode element) =>
        element.Names.Any(n => Names.Find(n) is not null) || (element.Parent?.Names.Any(n => Names.Find(n) is not null) ?? false);
}
