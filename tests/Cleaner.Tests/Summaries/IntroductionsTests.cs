using BriefingBus.Cleaner.Summaries.Context;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Summaries;

public sealed class IntroductionsTests
{
    public static TheoryData<string> Cases => TextCase.Names("introductions");

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_last_sentence_takes_up_what_the_ones_before_introduced(string name)
    {
        var language = TextCase.Read("introductions", name, "language.txt");
        var headline = new HeadlineWords(TextCase.Read("introductions", name, "title.txt"), language);
        var sentences = TextCase.Read("introductions", name, "text.txt").Split('\n');
        var introductions = new Introductions(new Articles(language), headline, language);

        for (var i = 0; i < sentences.Length - 1; i++)
            introductions.Add(sentences[i], introductions.Read(sentences[i]), i);
        var named = introductions.TakenUpBy(introductions.Read(sentences[^1]));

        (named.Count == 0 ? "none" : string.Join(' ', named.Order())).ShouldBe(TextCase.Read("introductions", name, "expected.txt"));
    }
}
