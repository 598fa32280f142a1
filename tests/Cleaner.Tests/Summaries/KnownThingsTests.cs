using BriefingBus.Cleaner.Summaries.Context;
using BriefingBus.Cleaner.Summaries.Sentences;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Summaries;

public sealed class KnownThingsTests
{
    [Theory]
    [InlineData("Lars Holt has painted the pier.", "Later that day Lars spoke of it.", 0)]
    [InlineData("Old Larsen met Lars Holt at the pier.", "Later that day Lars spoke of it.", 0)]
    [InlineData("Lars has painted the pier.", "Later that day Lars spoke of it.", null)]
    [InlineData("Lars Holt has painted the pier.", "Later that day Lars Holt spoke of it.", null)]
    public void Half_a_name_takes_up_the_sentence_with_the_whole(string first, string second, int? expected) =>
        Marked(first, second)[1].TakesUp.ShouldBe(expected);

    [Fact]
    public void The_last_sentence_with_the_whole_name_counts() =>
        Marked("Lars Holt has painted it.", "Lars Holt is a sailor.", "Later that day Lars spoke of it.")[2].TakesUp.ShouldBe(1);

    [Fact]
    public void Sentences_of_names_alone_cost_linear_time()
    {
        var names = string.Join(" and ", Enumerable.Range(0, 100_000).Select(NameOf));
        var limit = new WaitLimit(TimeSpan.FromSeconds(30));

        Marked(names, names)[1].TakesUp.ShouldBeNull();

        limit.IsPassed.ShouldBeFalse();
    }

    private static string NameOf(int number) => "Ab" + string.Concat($"{number}".Select(digit => (char)('a' + (digit - '0'))));

    private static List<SummaryCandidate> Marked(params string[] sentences)
    {
        var candidates = sentences.Select(sentence => new SummaryCandidate { Sentence = sentence }).ToList();
        new KnownThings(candidates, "en", new HeadlineWords("A new ferry sails", "en")).Mark();
        return candidates;
    }
}
