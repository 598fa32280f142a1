using System.Collections.Frozen;
using BriefingBus.Text;

namespace BriefingBus.Composer.Stories.Words;

/// <summary>Finds the words of a headline that may be its verb.</summary>
internal static class HeadlineVerbs
{
    // German headlines end with the participle, in lower case; in the others, sentences end with the verb.
    private static readonly FrozenSet<string> VerbLast =
        FrozenSet.ToFrozenSet(["de", "tr", "az", "hi", "ko"], StringComparer.Ordinal);

    /// <summary>Marks the first lower-case word after the subject, which is the first word or a name; in languages that put the verb last,
    /// also the last word. The subject matter follows a preposition or another function word.</summary>
    public static void Mark(HeadlineWord[] marked, IReadOnlyList<WrittenWord> headline, string? language)
    {
        for (var i = 1; i < marked.Length; i++)
        {
            if (!IsSmall(marked[i], headline[i]))
                continue;
            // In languages whose cases replace prepositions, a genitive follows its noun: strajk nauczycieli w poniedziałek.
            var mayBeGenitive = i + 1 < marked.Length && marked[i + 1] is { TermKey: 0, IsNumber: false }
                && CaseEndings.Of(language) is { SaysRoles: true };
            if (marked[i - 1].TermKey != 0 && !marked[i - 1].IsNumber && !mayBeGenitive)
                marked[i] = marked[i] with { Form = marked[i].Form | WordWriting.Verb };
            break;
        }
        if (marked.Length > 1 && language is not null && VerbLast.Contains(LanguageTag.Primary(language))
            && IsSmall(marked[^1], headline[^1]))
            marked[^1] = marked[^1] with { Form = marked[^1].Form | WordWriting.Verb };
    }

    private static bool IsSmall(in HeadlineWord word, WrittenWord written) =>
        word.TermKey != 0 && !word.IsNumber && !written.IsCapital;
}
