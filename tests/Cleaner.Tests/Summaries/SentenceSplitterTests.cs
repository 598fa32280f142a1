using BriefingBus.Cleaner.Summaries.Sentences;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Summaries;

public sealed class SentenceSplitterTests
{
    public static TheoryData<string> Cases => TextCase.Names("sentences");

    [Theory, MemberData(nameof(Cases))]
    public void A_text_is_split_into_its_sentences(string name) =>
        SentenceSplitter.Split(TextCase.Read("sentences", name, "text.txt"), TextCase.Find("sentences", name, "language.txt"))
            .ShouldBe(TextCase.Read("sentences", name, "expected.txt").Split('\n'));

    [Theory, MemberData(nameof(Cases))]
    public void A_sentence_stands_in_the_text_but_for_white_space(string name)
    {
        var words = TextCase.Read("sentences", name, "text.txt").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var text = string.Join(' ', words);

        foreach (var sentence in SentenceSplitter.Split(text))
            text.ShouldContain(sentence);
    }
}
