using BriefingBus.Cleaner.Boilerplate;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Boilerplate;

public sealed class BoilerplateRulesTests
{
    public static TheoryData<string> Rules => [.. BoilerplateRules.All.Select(rule => rule.Id)];

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_catches_its_example(string id)
    {
        var rule = BoilerplateRules.All.Single(r => r.Id == id);

        Catches(rule, rule.Example).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_leaves_its_look_alike_alone(string id)
    {
        var rule = BoilerplateRules.All.Single(r => r.Id == id);

        Catches(rule, rule.LookAlike).ShouldBeFalse();
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own_and_a_source()
    {
        BoilerplateRules.All.Select(rule => rule.Id).ShouldBeUnique();
        BoilerplateRules.All.ShouldAllBe(rule => rule.Source.Length > 0);
        BoilerplateRules.All.ShouldAllBe(rule => rule.Language.Length > 0);
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_s_example_holds_one_of_its_keywords(string id)
    {
        var rule = BoilerplateRules.All.Single(r => r.Id == id);

        new KeywordIndex([[.. rule.Keywords]]).Find(rule.Example, new ulong[1]).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Rules))]
    public void Whatever_a_rule_s_pattern_matches_holds_one_of_its_keywords(string id)
    {
        var rule = BoilerplateRules.All.Single(r => r.Id == id);
        var keywords = new KeywordIndex([[.. rule.Keywords]]);
        var pattern = new RulePattern(rule);

        foreach (var alternative in PatternAlternatives.Of(rule.Expression))
        {
            var matches = PatternSamples.Of(alternative).Where(pattern.IsMatch).ToList();
            matches.ShouldNotBeEmpty(alternative);
            matches.Where(text => !keywords.Find(text, new ulong[1])).Take(10).ShouldBeEmpty(alternative);
        }
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_that_is_tried_often_judges_as_at_first(string id)
    {
        var rule = BoilerplateRules.All.Single(r => r.Id == id);
        var (first, often) = (new RulePattern(rule), new RulePattern(rule));

        for (var i = 0; i <= RulePattern.Often; i++)
            often.IsMatch("");

        often.IsMatch(rule.Example).ShouldBe(first.IsMatch(rule.Example));
        often.IsMatch(rule.LookAlike).ShouldBe(first.IsMatch(rule.LookAlike));
    }

    [Fact]
    public void A_long_text_without_spaces_is_searched_in_no_time()
    {
        var text = string.Concat(Enumerable.Repeat("read more podcast newsletter subscribe ", 15));

        for (var i = 0; i < 20; i++)
            BoilerplateRules.Unquotable(text + i);
    }

    private static bool Catches(BoilerplateRule rule, string text) => rule.Where switch
    {
        BoilerplateScope.Unquotable => BoilerplateRules.Unquotable(text) is not null,
        BoilerplateScope.SecondChoice => BoilerplateRules.SecondChoiceOf(text) is not null,
        BoilerplateScope.Note => BoilerplateRules.NoteOf(text) is not null,
        BoilerplateScope.Advertisement => BoilerplateRules.IsAdvertisement(text),
        BoilerplateScope.Sponsor => BoilerplateRules.ThanksSponsor(text),
        BoilerplateScope.Below => BoilerplateRules.EndsText(text),
        BoilerplateScope.Label => BoilerplateRules.LabelOf(text) is not null,
        BoilerplateScope.Headline or BoilerplateScope.HeadlineEnd => BoilerplateRules.WithoutLabel(text) != text,
        _ => BoilerplateRules.Strip(text, out _) != text,
    };
}
