using System.Numerics;
using BriefingBus.Cleaner.Facts;
using BriefingBus.Cleaner.Fingerprints;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Facts;

public sealed class FactsTests
{
    private const string Text = "Mayor Anna Holt met Tom Miller of the Bank of Canada in Ottawa on Tuesday. The council voted 9 to 4. "
        + "Holt said repairs cost 2.4 million. However, Miller disagreed with the bank.";

    [Fact]
    public void Names_are_runs_of_capitals_and_not_the_words_that_begin_sentences()
    {
        var names = ProperNames.Of("", Text, "en");

        names.ShouldContain("Bank of Canada");
        names.ShouldContain("Ottawa");
        names.ShouldContain("Tom Miller");
        names.ShouldNotContain("The");
        names.ShouldNotContain("However");
    }

    [Fact]
    public void German_nouns_are_no_names() =>
        ProperNames.Of("", "Die alte Brücke über den Fluss sah Anna Klein am Montag.", "de").ShouldBe(["Anna Klein"]);

    [Fact]
    public void Numbers_are_returned_as_written() =>
        Numbers.Of("It rose 3.5 % to 1,204 at 12:30, and 3.5 again.").ShouldBe(["3.5", "1,204", "12:30"]);

    [Theory]
    [InlineData("", 0)]
    [InlineData("one two three four", 1)]
    public void Reading_time_is_seconds_rounded_up(string text, int seconds) => ReadingTime.Seconds(text).ShouldBe(seconds);

    [Fact]
    public void Copies_differ_in_few_bits_and_other_texts_in_many()
    {
        var one = Fingerprint.Of("Bridge", Text).ShouldNotBeNull();
        var copy = Fingerprint.Of("Bridge", Text.Replace("However, ", "")).ShouldNotBeNull();
        const string ferry =
            "A free ferry will carry people and bicycles across the lake every twenty minutes, and drivers take the motorway.";
        var other = Fingerprint.Of("Ferry", ferry).ShouldNotBeNull();

        one.Length.ShouldBe(16);
        Distance(one, copy).ShouldBeLessThan(16);
        Distance(one, other).ShouldBeGreaterThan(18);
    }

    private static int Distance(string one, string other) =>
        BitOperations.PopCount(Convert.ToUInt64(one, 16) ^ Convert.ToUInt64(other, 16));

    [Fact]
    public void Too_little_text_has_no_fingerprint() => Fingerprint.Of("Bridge closed", "").ShouldBeNull();
}
