using System.Text.RegularExpressions;
using BriefingBus.Cleaner.Html;

namespace BriefingBus.Cleaner.Extraction.Blocks;

/// <summary>Drops lines that ask the reader for something (subscribe, donate, follow, write to us) or are about the publication. Their
/// links and their type identify them in any language.</summary>
internal static partial class ReaderCalls
{
    /// <summary>A longer paragraph is text, whatever its links, in characters.</summary>
    private const int MaxCallLength = 400;

    private const int MaxInvitationLength = 250;

    private const int MaxSignInLength = 160;

    /// <summary>The number of blocks at the end that may be notes.</summary>
    private const int MaxNotes = 4;

    /// <summary>The minimum number of blocks of a text with notes.</summary>
    private const int MinBlocks = 5;

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.]+", RegexOptions.CultureInvariant)]
    private static partial Regex MailAddress { get; }

    /// <summary>Drops them.</summary>
    public static void Drop(Decision[] decisions)
    {
        for (var i = 0; i < decisions.Length; i++)
        {
            if (decisions[i].Kept && RuleFor(decisions[i].Block) is { } rule)
            {
                decisions[i] = decisions[i] with { Rule = rule };
            }
        }
        DropNotes(decisions);
        DropNoteBefore(decisions);
    }

    /// <summary>Before the text: a line in italics with a link, such as the first publication or the editor's address.</summary>
    private static void DropNoteBefore(Decision[] decisions)
    {
        if (decisions.Count(d => d.Kept) <= MinBlocks)
            return;
        var first = Array.FindIndex(decisions, d => d.Kept && d.Block.Block.Kind == TextBlockKind.Paragraph);
        if (first >= 0
            && decisions[first].Block is { ItalicShare: > 0.9, Links.Count: > 0 } note
            && note.Block.Text.Length <= MaxInvitationLength)
            decisions[first] = decisions[first] with { Rule = "note before the text" };
    }

    private static string? RuleFor(SourcedBlock block)
    {
        var text = block.Block.Text;
        if (block.Block.Kind is TextBlockKind.Code or TextBlockKind.Table || text.Length > MaxCallLength)
            return null;
        if (block.Links.Any(LinkTargets.IsCall) || (text.Length <= MaxSignInLength && block.Links.Any(LinkTargets.IsSignIn)))
            return "call to subscribe, register, donate or install";
        if (block.Links.Any(LinkTargets.IsLicence))
            return "licence";
        return text.Length <= MaxInvitationLength
            && (IsInvitation(block) || block.Links.Where(LinkTargets.IsProfile).Skip(1).Any()
            || (block.ItalicShare > 0.9 && (block.Links.Any(LinkTargets.IsProfile) || EndsInLinkedSentence(block))))
            ? "call to the reader" : null;
    }

    /// <summary>A question, followed by an address.</summary>
    private static bool IsInvitation(SourcedBlock block)
    {
        var text = block.Block.Text;
        var question = text.AsSpan().IndexOfAny("?？؟");
        if (question < 0
            || SentenceEnd.Count(text[..question]) > 0
            || !char.IsLetterOrDigit(text[0])
            || !SentenceEnd.Is(text)
            || SentenceEnd.Count(text[(question + 1)..]) is 0 or > 2)
        {
            return false;
        }
        return MailAddress.IsMatch(text)
            || block.Links.Any(LinkTargets.IsContact)
            || (block.Links.Count > 0 && block.BeforeLinks.AsSpan().ContainsAny("?？؟"));
    }

    /// <summary>Sentences in italics, the last of them a link: an editor's note that leads elsewhere.</summary>
    private static bool EndsInLinkedSentence(SourcedBlock block) =>
        block.Links.Count == 1 && block.BeforeLinks.Length > 0 && SentenceEnd.Is(block.BeforeLinks.Trim())
        && LinkEnd.IsBare(block.AfterLinks);

    /// <summary>After the text: lines in italics, addresses, profiles in social networks.</summary>
    private static void DropNotes(Decision[] decisions)
    {
        var kept = decisions.Count(d => d.Kept);
        var notes = 0;
        for (var i = decisions.Length - 1; i >= 0 && notes < MaxNotes && kept - notes > MinBlocks; i--)
        {
            if (!decisions[i].Kept)
                continue;
            if (!IsNote(decisions[i].Block))
                return;
            notes++;
            decisions[i] = decisions[i] with { Rule = "note after the text" };
        }
    }

    private static bool IsNote(SourcedBlock block) =>
        block.Block.Kind == TextBlockKind.Paragraph && block.Block.Text.Length <= MaxCallLength
        && (block.ItalicShare > 0.9
            || (block.Block.Text.Length <= MaxInvitationLength
            && (block.Links.Any(LinkTargets.IsProfile)
            || (block.Block.Text.Contains('\n', StringComparison.Ordinal) && MailAddress.IsMatch(block.Block.Text)))));
}
