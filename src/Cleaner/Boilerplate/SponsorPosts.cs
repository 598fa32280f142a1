using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Sentences;

namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Entries in which a blog thanks the company that paid for the week, under the company's name or its slogan.</summary>
internal static class SponsorPosts
{
    /// <summary>The number of blocks at the start that may hold the thanks; the last block may hold them too.</summary>
    private const int OpeningBlocks = 2;

    /// <summary>Whether an entry is such a post: a sentence at its start or end thanks a sponsor that the headline names.</summary>
    /// <param name="title">The headline.</param>
    /// <param name="blocks">The blocks of the text, with its boilerplate.</param>
    /// <param name="language">BCP 47 tag of the text, or null.</param>
    public static bool Is(string title, IReadOnlyList<TextBlock> blocks, string? language)
    {
        HeadlineWords? headline = null;
        for (var i = 0; i < blocks.Count; i++)
            if ((i < OpeningBlocks || i == blocks.Count - 1) && BoilerplateRules.ThanksSponsor(blocks[i].Text))
                foreach (var sentence in SentenceSplitter.Split(blocks[i].Text, language))
                    if (BoilerplateRules.ThanksSponsor(sentence)
                        && (headline ??= new HeadlineWords(title, language)).In(sentence) > 0)
                        return true;
        return false;
    }
}
