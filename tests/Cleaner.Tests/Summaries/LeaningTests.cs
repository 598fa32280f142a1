using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Sentences;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Summaries;

public sealed class LeaningTests
{
    public static TheoryData<string> Languages => TextCase.Names("leaning");

    [Theory, MemberData(nameof(Languages))]
    public void A_sentence_that_goes_on_from_another_is_not_quoted_alone(string language) =>
        Sentences(language, "leans.txt").Where(sentence => Of(sentence, language) == Leaning.None).ShouldBeEmpty();

    [Theory, MemberData(nameof(Languages))]
    public void A_sentence_that_begins_alike_and_stands_by_itself_is_quoted(string language) =>
        Sentences(language, "stands.txt").Where(sentence => Of(sentence, language) != Leaning.None).ShouldBeEmpty();

    private static Leaning Of(string sentence, string language) => ContextWords.For(language).Of(sentence);

    private static IEnumerable<string> Sentences(string language, string file) =>
        TextCase.Find("leaning", language, file)?.Split('\n') ?? [];
}
