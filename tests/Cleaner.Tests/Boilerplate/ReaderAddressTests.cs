using BriefingBus.Cleaner.Boilerplate;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Boilerplate;

public sealed class ReaderAddressTests
{
    public static TheoryData<string> Languages => TextCase.Names("reader-address");

    [Theory, MemberData(nameof(Languages))]
    public void A_call_on_the_reader_is_never_quoted(string language) =>
        ShouldBeRefused(language, "calls.txt", "calls on the reader");

    [Theory, MemberData(nameof(Languages))]
    public void A_greeting_is_never_quoted(string language) => ShouldBeRefused(language, "greetings.txt", "greets the reader");

    [Theory, MemberData(nameof(Languages))]
    public void Thanks_to_readers_are_never_quoted(string language) => ShouldBeRefused(language, "thanks.txt", "thanks the reader");

    [Theory, MemberData(nameof(Languages))]
    public void A_remark_on_the_writing_is_never_quoted(string language) =>
        ShouldBeRefused(language, "asides.txt", "is about the writing itself");

    [Theory, MemberData(nameof(Languages))]
    public void A_note_on_a_series_is_never_quoted(string language) =>
        ShouldBeRefused(language, "series.txt", "is a note on a series");

    [Theory, MemberData(nameof(Languages))]
    public void What_leads_through_a_text_is_quoted_for_want_of_a_better_sentence(string language)
    {
        foreach (var sentence in Sentences(language, "turns.txt").Concat(Sentences(language, "announces.txt")))
        {
            ReaderAddress.For(language).RefusalOf(sentence).ShouldBeNull(sentence);
            ReaderAddress.For(language).SecondChoiceOf(sentence).ShouldNotBeNull(sentence);
        }
    }

    [Theory, MemberData(nameof(Languages))]
    public void News_in_such_words_is_quoted(string language)
    {
        foreach (var sentence in Sentences(language, "news.txt"))
        {
            ReaderAddress.For(language).RefusalOf(sentence).ShouldBeNull(sentence);
            ReaderAddress.For(language).SecondChoiceOf(sentence).ShouldBeNull(sentence);
        }
    }

    [Fact]
    public void A_system_that_speaks_English_in_another_language_is_known_too() =>
        ReaderAddress.For("fi").RefusalOf("Please subscribe to our channel about the ferries.").ShouldNotBeNull();

    [Fact]
    public void Languages_without_phrases_share_those_of_English() => ReaderAddress.For("xx-1").ShouldBeSameAs(ReaderAddress.For(null));

    private static void ShouldBeRefused(string language, string file, string reason)
    {
        Sentences(language, file).Where(sentence => ReaderAddress.For(language).RefusalOf(sentence) != reason).ShouldBeEmpty();
    }

    private static IEnumerable<string> Sentences(string language, string file) =>
        TextCase.Find("reader-address", language, file)?.Split('\n') ?? [];
}
