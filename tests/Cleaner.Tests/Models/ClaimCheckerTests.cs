using BriefingBus.Cleaner.Models;
using BriefingBus.Cleaner.Summaries;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Models;

public sealed class ClaimCheckerTests
{
    public static TheoryData<string, string> AllLies => [.. Lies.Told.Select(lie => (lie.Kind, lie.Told))];

    public static TheoryData<string> AllHonest => [.. Lies.Honest];

    [Theory, MemberData(nameof(AllLies))]
    public void A_lie_is_refused(string kind, string told) => RefusalOf(told).ShouldNotBeNull(kind);

    [Theory, MemberData(nameof(AllLies))]
    public void A_lie_beside_a_true_sentence_is_refused(string kind, string told)
    {
        if (told.Length > 0)
            RefusalOf("The court has not decided the case. " + told).ShouldNotBeNull(kind);
    }

    [Theory, MemberData(nameof(AllHonest))]
    public void An_honest_shortening_is_passed(string told) => RefusalOf(told).ShouldBeNull();

    [Fact]
    public void Every_sentence_of_the_source_that_may_be_quoted_is_passed()
    {
        foreach (var candidate in Summary.Candidates(Lies.Title, Lies.Article, "en").Where(c => c.RefusedBecause is null))
            RefusalOf(candidate.Sentence).ShouldBeNull(candidate.Sentence);
    }

    [Fact]
    public void Too_many_words_are_refused() =>
        ClaimChecker.Refusal(["The court has not decided the case."], Lies.Title, Lies.Article, "en", new SummaryOptions { Words = 5 })
            .ShouldBe("it has 7 words, more than 5");

    [Fact]
    public void A_language_without_a_table_of_claim_words_cannot_be_checked() =>
        ClaimChecker.Refusal(["Most jest zamknięty do samej wiosny."], "", "Most jest zamknięty do samej wiosny.", "pl", new SummaryOptions())
            .ShouldBe("sentences in \"pl\" can't be checked");

    private static string? RefusalOf(string told) =>
        ClaimChecker.Refusal(SentenceSplitter.Split(told, "en"), Lies.Title, Lies.Article, "en", new SummaryOptions());
}
