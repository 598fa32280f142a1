using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Sentences;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Summaries;

public sealed class DependenceTests
{
    public static TheoryData<string> Languages => TextCase.Names("dependence");

    [Theory, MemberData(nameof(Languages))]
    public void A_sentence_that_goes_on_from_another_is_not_quoted_alone(string language) =>
        Sentences(language, "dependent.txt").Where(sentence => Of(sentence, language) == Dependence.None).ShouldBeEmpty();

    [Theory, MemberData(nameof(Languages))]
    public void A_sentence_that_begins_alike_but_is_understood_alone_is_quoted(string language) =>
        Sentences(language, "alone.txt").Where(sentence => Of(sentence, language) != Dependence.None).ShouldBeEmpty();

    [Theory]
    [InlineData("xx-1", "yy")]
    [InlineData("bs", "hr")]
    public void Languages_with_the_same_words_share_them(string one, string other) =>
        ContextWords.For(one).ShouldBeSameAs(ContextWords.For(other));

    private static Dependence Of(string sentence, string language) => ContextWords.For(language).Of(sentence);

    private static IEnumerable<string> Sentences(string language, string file) =>
        TextCase.Find("dependence", language, file)?.Split('\n') ?? [];
}
