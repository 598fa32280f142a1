using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Text;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Summaries;

/// <summary>Every phrase of <c>context-words.tsv</c> has an effect.</summary>
public sealed class ContextWordTableTests
{
    /// <summary>The kinds of phrases that begin a sentence: of equal ones, the first kind counts.</summary>
    private static readonly string[] Beginnings = ["person", "named", "me", "us", "dependent", "joins", "alone"];

    /// <summary>The kinds that are compared with single words.</summary>
    private static readonly string[] SingleWords =
    [
        "early", "opens", "objects", "points", "plurals", "spans", "between", "adverbs", "cut", "last", "known", "definite", "articles",
        "no-subjects", "behind-verb", "inverts", "verbs", "no-verbs",
    ];

    private static readonly IReadOnlyList<(string Language, string Kind, string Phrase)> Phrases =
    [
        .. EmbeddedTable.Rows(typeof(ContextWordTable).Assembly, "context-words.tsv")
            .SelectMany(row => row[2].Split('|').Select(phrase => (row[0], row[1], phrase.Trim(' ').Replace('’', '\'')))),
    ];

    [Fact]
    public void A_phrase_is_listed_once_for_each_kind() =>
        Phrases.GroupBy(phrase => phrase).Where(equal => equal.Count() > 1).Select(equal => equal.Key).ShouldBeEmpty();

    [Fact]
    public void A_phrase_that_begins_a_sentence_has_one_meaning() =>
        Phrases.Where(phrase => Beginnings.Contains(phrase.Kind))
            .GroupBy(phrase => (phrase.Language, phrase.Phrase))
            .SelectMany(equal => equal.OrderBy(phrase => Array.IndexOf(Beginnings, phrase.Kind)).Skip(1))
            // Words for persons are also looked for inside sentences.
            .Where(phrase => phrase.Kind is not ("me" or "us"))
            .ShouldBeEmpty();

    [Fact]
    public void A_kind_that_is_compared_with_single_words_has_no_others() =>
        Phrases.Where(phrase => SingleWords.Contains(phrase.Kind) && phrase.Phrase.Contains(' ')).ShouldBeEmpty();

    [Theory]
    [InlineData("titled", "person named me us dependent joins alone")]
    [InlineData("last", "cut")]
    public void A_kind_that_qualifies_others_has_their_phrases(string kind, string others)
    {
        var qualified = Phrases.Where(phrase => others.Split(' ').Contains(phrase.Kind))
            .Select(phrase => (phrase.Language, phrase.Phrase)).ToHashSet();

        Phrases.Where(phrase => phrase.Kind == kind && !qualified.Contains((phrase.Language, phrase.Phrase))).ShouldBeEmpty();
    }
}
