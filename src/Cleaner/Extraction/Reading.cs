using BriefingBus.Cleaner.Extraction.Blocks;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction;

/// <summary>One reading of a page: the kept blocks, and the dropped ones with their rules.</summary>
internal sealed class Reading
{
    /// <summary>The dek is among this many blocks at the beginning.</summary>
    private const int FirstBlocks = 3;

    private const int MinDekLength = 25;

    /// <summary>Rules for a single block, not for a menu, a footer or another part of the page.</summary>
    private static readonly string[] RulesOfSingleBlocks =
    [
        "links only", "under a label of links", "heading without text", "outside the main content", "short line after the text",
    ];

    private readonly IReadOnlyList<Decision> decisions;
    private readonly string reason;

    private Reading(IReadOnlyList<Decision> decisions, string reason, Furniture furniture)
    {
        this.decisions = decisions;
        this.reason = reason;
        Furniture = furniture;
        Kept = [.. decisions.Where(d => d.Kept).Select(d => d.Block.Block)];
        Length = Kept.Sum(b => b.Text.Length);
    }

    /// <summary>The main content.</summary>
    public IReadOnlyList<TextBlock> Kept { get; }

    /// <summary>The dek: the one of the first blocks that the template marks as one, or null. It is part of the main content
    /// too.</summary>
    public string? Dek =>
        decisions.Where(d => d.Kept).Take(FirstBlocks)
            .FirstOrDefault(d => d.Block.Block.Text.Length >= MinDekLength && DekPlace.IsNamed(d.Block.Element))?.Block.Block.Text;

    /// <summary>The length of the main content in characters.</summary>
    public int Length { get; }

    /// <summary>True if names of the template decided anything: a lenient reading may differ.</summary>
    public bool TrustedNames => Furniture.TrustedNames;

    /// <summary>The furniture.</summary>
    public Furniture Furniture { get; }

    /// <summary>The first and the last place of the main content; beyond the end of the document if there is none.</summary>
    public (int Begin, int End) TextRange =>
        decisions.Where(d => d.Kept).Select(d => d.Block.Element.Index).ToList() is [var begin, .. var others]
            ? (begin, others is [.., var end] ? end : begin)
            : (int.MaxValue, int.MaxValue);

    /// <summary>The places of the first and the last blocks of the main content, and of the nearest blocks around it that are not
    /// furniture.</summary>
    /// <param name="count">How many at each end.</param>
    public IReadOnlyList<int> Edges(int count)
    {
        var kept = decisions.Select((d, i) => (d.Kept, Place: i)).Where(d => d.Kept).Select(d => d.Place).ToList();
        if (kept.Count == 0)
            return [];
        var around = decisions.Take(kept[0]).TakeLast(count).Concat(decisions.Skip(kept[^1] + 1).Take(count));
        return
        [
            .. kept.Take(count).Concat(kept.TakeLast(count)).Select(i => decisions[i])
                .Concat(around.Where(d => Furniture.Rule(d.Block.Element) is null))
                .Select(d => d.Block.Element.Index),
        ];
    }

    /// <summary>How many headings outside menus and footers are links: the titles of other pages.</summary>
    public int LinkedHeadings => decisions.Count(d => d.Block.Block.Kind == TextBlockKind.Heading
        && ((d.Block.LinkShare > 0.9 && (d.Rule is null || RulesOfSingleBlocks.Contains(d.Rule)))
            || (Length == 0 && d.Rule == "teaser with a linked heading")));

    /// <summary>Marks furniture, finds the main content and the dek, and applies the rules for single blocks.</summary>
    public static Reading Of(MarkupNode root, string? title, bool strict)
    {
        var furniture = Furniture.Of(root, strict);
        var blocks = BlockReader.Read(root, n => HiddenText.IsFootnoteMark(n) || (!n.IsBlock && furniture.Marks(n)));
        var main = MainContentFinder.Find(root, blocks, furniture);
        var dek = DekPlace.Of(root, main);
        var applied = BlockRules.Apply([.. blocks.Select(b => new Decision(b, Decide(b)))], furniture.Measure, title);
        return new Reading(applied, main.Reason, furniture);

        string? Decide(SourcedBlock block) =>
            furniture.Rule(block.Element) ?? (main.Holds(block.Element) || dek.Holds(block) ? null : "outside the main content");
    }

    /// <summary>Every block of the page with its decision.</summary>
    public IReadOnlyList<BlockDecision> Explain() =>
        [.. decisions.Select(d => new BlockDecision(d.Kept, d.Rule ?? reason, Path(d.Block.Element), d.Block.Block))];

    private static string Path(MarkupNode node)
    {
        const int Innermost = 4;
        var steps = new Stack<string>();
        for (var step = node; step is { Parent: not null } && steps.Count < Innermost; step = step.Parent)
            steps.Push(string.Join('.', [step.Name, .. step.Names]));
        return string.Join(" > ", steps);
    }
}
