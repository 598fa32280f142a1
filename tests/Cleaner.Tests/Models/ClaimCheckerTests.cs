using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Models;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Cleaner.Summaries.Refusals;
using BriefingBus.Cleaner.Summaries.Sentences;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Models;

public sealed class ClaimCheckerTests
{
    public static TheoryData<string, string> AllLies => [.. Lies.Told.Select(lie => (lie.Kind, lie.Told))];

    public static TheoryData<string, string> AllTurned => [.. Lies.Turned];

    public static TheoryData<string> AllShortened => [.. Lies.Shortened];

    [Theory, MemberData(nameof(AllLies))]
    public void A_fabricated_sentence_is_refused(string kind, string told) => RefusalOf(told).ShouldNotBeNull(kind);

    [Theory, MemberData(nameof(AllLies))]
    public void A_fabricated_sentence_beside_a_true_one_is_refused(string kind, string told)
    {
        if (told.Length > 0)
            RefusalOf("The court has not decided the case. " + told).ShouldNotBeNull(kind);
    }

    [Theory, MemberData(nameof(AllTurned))]
    public void A_cut_that_turns_a_sentence_is_refused(string source, string told) =>
        RefusalOf(told, Source("Harbour", source)).ShouldBe("sentence 1 is not a sentence of the source");

    [Theory, MemberData(nameof(AllShortened))]
    public void Every_cut_is_refused_since_no_rule_tells_which_turns_the_sentence(string told) => RefusalOf(told).ShouldNotBeNull();

    [Fact]
    public void No_recorded_fabrication_is_accepted()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Shared("found/cleaning/076-model-lies-pass"), "lies.tsv")).Skip(1)
            .Select(line => line.Split('\t')).ToList();

        rows.Count.ShouldBeGreaterThan(20);
        rows.Where(row => RefusalOf(row[1], Source("Valley", row[0])) is null).Select(row => row[1]).ShouldBeEmpty();
    }

    [Fact]
    public void Every_sentence_of_the_source_that_may_be_quoted_by_itself_is_passed()
    {
        var quotable = Source(Lies.Title, Lies.Article)
            .Where(c => c is { RefusedBecause: null, NeedsPrevious: false, NeedsNext: false });
        foreach (var candidate in quotable)
            RefusalOf(candidate.Sentence).ShouldBeNull(candidate.Sentence);
    }

    [Fact]
    public void A_sentence_of_the_source_in_any_language_is_passed()
    {
        const string Polish = "Most jest zamknięty do samej wiosny. Rada zagłosowała we wtorek wieczorem.";

        ClaimChecker.Refusal(["Most jest zamknięty do samej wiosny."], Source("Rada", Polish, "pl"), new SummaryOptions()).ShouldBeNull();
    }

    [Fact]
    public void A_sentence_that_depends_on_another_is_passed_only_behind_it()
    {
        var source = Source("Vote", "The council voted on Tuesday to close the bridge. It had been open for ninety years.");

        RefusalOf("It had been open for ninety years.", source).ShouldBe("sentence 1 needs a sentence before it that isn't shown");
        RefusalOf("The council voted on Tuesday to close the bridge. It had been open for ninety years.", source).ShouldBeNull();
    }

    [Fact]
    public void A_claim_is_passed_only_with_the_sentence_that_denies_it()
    {
        var source = Source(
            "Bridge",
            "Many drivers say that the bridge has moved by nine metres. That is not true. Engineers measured it on Tuesday.");

        RefusalOf("Many drivers say that the bridge has moved by nine metres.", source)
            .ShouldBe("sentence 1 is denied or explained by a sentence that isn't shown");
        RefusalOf("Many drivers say that the bridge has moved by nine metres. That is not true.", source).ShouldBeNull();
    }

    [Fact]
    public void Too_many_words_are_refused() =>
        ClaimChecker.Refusal(["The court has not decided the case."], Source(Lies.Title, Lies.Article), new SummaryOptions { Words = 5 })
            .ShouldBe("it has 7 words, more than 5");

    private static string? RefusalOf(string told) => RefusalOf(told, Source(Lies.Title, Lies.Article));

    private static string? RefusalOf(string told, IReadOnlyList<SummaryCandidate> source) =>
        ClaimChecker.Refusal(SentenceSplitter.Split(told, "en"), source, new SummaryOptions());

    private static List<SummaryCandidate> Source(string title, string text, string language = "en") =>
        Candidates.Of(title, [.. text.Split("\n\n").Select(p => new TextBlock(TextBlockKind.Paragraph, p))], language, RepeatedText.None);
}
