using System.Buffers;
using System.Text;
using BriefingBus.Text;
using BriefingBus.Text.Mojibake;

namespace BriefingBus.Cleaner.Html;

/// <summary>The text since the last block ended, and how much of it is linked or in italics.</summary>
internal sealed class OpenBlock
{
    /// <summary>A block with this share of its characters in links is a link, perhaps with a bullet.</summary>
    private const double LinkOnly = 0.95;

    /// <summary>A longer text before a link is a sentence that goes on in it, in characters.</summary>
    private const int MaxLinkLabelLength = 40;

    /// <summary>The maximum length of a heading, in characters; a longer one is a paragraph in large type.</summary>
    private const int MaxHeadingLength = 250;

    /// <summary>The minimum number of spaces in a link that is a title, whatever follows it.</summary>
    private const int TitleSpaces = 4;

    private static readonly SearchValues<char> Bullets = SearchValues.Create(" \n\u00A0•·*-–—[(“\"");

    private readonly StringBuilder text = new();
    private readonly List<MarkupNode> links = [];
    private int linkLength;
    private int linkStart;
    private int linkEnd;
    private int firstLinkEnd;
    private int italicLength;
    private bool hiddenBetween;
    private bool goesOn;

    /// <summary>Appends a character as it is: a line break, a quotation mark.</summary>
    public void Append(char c) => text.Append(c);

    /// <summary>Ends the line. After an ideographic comma, the sentence continues in the next line: authors break lines there by
    /// hand.</summary>
    public void BreakLine()
    {
        if (!goesOn && text.Length > 0 && text[^1] is '、' or '，')
        {
            goesOn = true;
            return;
        }
        text.Append(goesOn ? "\n\n" : "\n");
        goesOn = false;
    }

    /// <summary>Appends the text of a node.</summary>
    public void Append(string added, MarkupNode? link, bool inItalics)
    {
        if (goesOn)
            added = added.TrimStart();
        if (added.Length == 0)
            return;
        goesOn = false;
        if (hiddenBetween && text.Length > 0 && char.IsLetterOrDigit(text[^1]) && char.IsLetterOrDigit(added[0]))
            text.Append(' ');
        hiddenBetween = false;
        if (link is not null)
        {
            if (links.Count == 0 || links[^1] != link)
                links.Add(link);
            linkStart = linkLength == 0 ? text.Length : linkStart;
            linkEnd = text.Length + added.Length;
            firstLinkEnd = links.Count == 1 ? linkEnd : firstLinkEnd;
            linkLength += added.Length;
        }
        italicLength += inItalics ? added.Length : 0;
        foreach (var c in added)
            text.Append(c is '\n' or '\r' or '\t' or '\f' ? ' ' : c);
    }

    /// <summary>Notes text that is not shown: between two words it separates them, such as a colon for screen readers.</summary>
    public void NoteHidden(string hidden) => hiddenBetween |= !char.IsLetterOrDigit(hidden[0]);

    /// <summary>The last characters.</summary>
    public string Last(int count) => text.ToString(Math.Max(0, text.Length - count), Math.Min(count, text.Length));

    /// <summary>Ends the block; an empty line inside it (two <c>br</c>) divides it.</summary>
    public void End(List<SourcedBlock> blocks, MarkupNode element, TextBlockKind kind)
    {
        if (text.Length > 0)
            AddTo(blocks, text.ToString(), element, kind);
        text.Clear();
        links.Clear();
        (linkLength, linkStart, linkEnd, firstLinkEnd, italicLength, hiddenBetween, goesOn) = (0, 0, 0, 0, 0, false, false);
    }

    /// <summary><c>Also on Valley Times: Teacher is jailed for stealing.</c>: a few words with a colon or an arrow, and one link.</summary>
    private bool IsLabelledLink(string raw)
    {
        if (links.Count != 1 || !LinkEnd.IsBare(raw.AsSpan(linkEnd)))
            return false;
        var label = raw.AsSpan(0, linkStart).Trim();
        return label.Length is > 1 and <= MaxLinkLabelLength && label[^1] is ':' or '：' or '»' or '›' or '>' or '→' or '|' or '】' or ']'
            && !HoldsStop(label);
    }

    /// <summary>Whether a linked title precedes a remark on it: <c>The masons of 1840. A lovely piece on how they worked.</c></summary>
    private bool BeginsWithLink(string raw) =>
        links.Count > 0 && !raw.AsSpan(0, linkStart).ContainsAnyExcept(Bullets)
        && raw.AsSpan(firstLinkEnd).TrimStart(" \u00A0”\")]") is { Length: > 1 } remark
        && (raw.AsSpan(linkStart, firstLinkEnd - linkStart).Count(' ') >= TitleSpaces || remark is
            ['.' or ':' or ',' or '–' or '—' or '-' or '|' or '\n' or '。' or '：', ..]);

    /// <summary>Whether a sentence ends in the label, apart from an abbreviation (<c>my latest Mag. column:</c>) or an address.</summary>
    private static bool HoldsStop(ReadOnlySpan<char> label)
    {
        for (var i = 0; i < label.Length; i++)
            if (label[i] is '!' or '?' or '。' || (label[i] == '.' && label[(i + 1)..].TrimStart() is not [>= 'a' and <= 'z', ..]))
                return true;
        return false;
    }

    private void AddTo(List<SourcedBlock> blocks, string raw, MarkupNode element, TextBlockKind kind)
    {
        var (linkShare, italicShare) = ((double)linkLength / raw.Length, (double)italicLength / raw.Length);
        // All paragraphs of the block share its links: a copy for each would be as large as the block.
        var isLink = linkShare >= LinkOnly || IsLabelledLink(raw);
        var beginsWithLink = !isLink && BeginsWithLink(raw);
        IReadOnlyList<MarkupNode> linked = [.. links];
        var (before, after) = linkLength == 0 ? ("", "") : (raw[..linkStart], raw[linkEnd..]);
        foreach (var paragraph in WhiteSpace.Paragraphs(EscapedCharacters.Decode(MojibakeRepair.Repair(raw))))
        {
            var shown = kind == TextBlockKind.Heading && paragraph.Length > MaxHeadingLength ? TextBlockKind.Paragraph : kind;
            var content = new TextBlock(shown, paragraph) { IsLink = isLink, BeginsWithLink = beginsWithLink };
            beginsWithLink = false;
            var block = new SourcedBlock(content, element, Math.Min(1, linkShare)) { ItalicShare = Math.Min(1, italicShare) };
            blocks.Add(linkLength == 0
                ? block
                : block with { Links = linked, BeforeLinks = before, AfterLinks = after });
        }
    }
}
