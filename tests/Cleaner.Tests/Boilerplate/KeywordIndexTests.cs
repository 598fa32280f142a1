using BriefingBus.Cleaner.Boilerplate;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Boilerplate;

/// <summary>Which rules a text can match.</summary>
public class KeywordIndexTests
{
    private static readonly KeywordIndex Index = new([["read more"], ["%", "n/a"], ["ad"], ["ÉCOUTEZ", "ad"], ["подробнее"]]);

    [Theory]
    [InlineData("Read More of it here", 0b01101)]
    [InlineData("It rose by 5%", 0b00010)]
    [InlineData("% of all", 0b00010)]
    [InlineData("N/A", 0b00010)]
    [InlineData("A tirade about read", 0b01100)]
    [InlineData("ad", 0b01100)]
    [InlineData("À écoutez ce soir", 0b01000)]
    [InlineData("Подробнее", 0b10000)]
    [InlineData("More to re", 0)]
    [InlineData("d more", 0)]
    [InlineData("a", 0)]
    [InlineData("", 0)]
    public void A_rule_is_possible_where_a_keyword_of_it_stands_anywhere_in_any_case(string text, int rules)
    {
        var possible = new ulong[1];

        Index.Find(text, possible).ShouldBe(rules != 0);
        possible[0].ShouldBe((ulong)rules);
    }

    [Theory]
    [InlineData("Here it is", 0b001)]
    [InlineData("(here)", 0b001)]
    [InlineData("hereby", 0b001)]
    [InlineData("where and there", 0)]
    [InlineData("An ad.", 0b010)]
    [InlineData("a1ad ad2", 0)]
    [InlineData("adder and nomad, then AD", 0b010)]
    [InlineData("a walk", 0b100)]
    [InlineData("walks", 0)]
    public void A_keyword_of_an_edge_is_found_only_where_a_word_begins_or_ends(string text, int rules)
    {
        var index = new KeywordIndex([[@"\bhere"], [@"\bad\b"], [@"walk\b"]]);
        var possible = new ulong[1];

        index.Find(text, possible).ShouldBe(rules != 0);
        possible[0].ShouldBe((ulong)rules);
    }

    [Theory]
    [InlineData("Tel05 11", 0b01)]
    [InlineData("100 05 1", 0b01)]
    [InlineData("1905 and 2005", 0)]
    [InlineData("About the bridge", 0b10)]
    [InlineData("  – „about us", 0b10)]
    [InlineData("All about us", 0)]
    [InlineData("1 about", 0)]
    public void A_number_s_edge_is_beside_a_letter_too_and_only_signs_precede_a_keyword_of_the_start(string text, int rules)
    {
        var index = new KeywordIndex([[@"\b05"], ["^about "]]);
        var possible = new ulong[1];

        index.Find(text, possible).ShouldBe(rules != 0);
        possible[0].ShouldBe((ulong)rules);
    }

    [Fact]
    public void A_keyword_is_found_wherever_it_stands()
    {
        for (var before = 0; before < 70; before++)
        {
            var possible = new ulong[1];
            Index.Find(new string('z', before) + "подробнее" + new string('z', 70 - before), possible).ShouldBeTrue();
            possible[0].ShouldBe(0b10000UL);
        }
    }
}
