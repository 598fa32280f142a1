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

        if (rule.Where == "unquotable")
            BoilerplateRules.Unquotable(rule.Example).ShouldNotBeNull();
        else
            BoilerplateRules.Strip(rule.Example, out _).Length.ShouldBeLessThan(rule.Example.Length);
    }

    [Theory, MemberData(nameof(Rules))]
    public void A_rule_leaves_its_look_alike_alone(string id)
    {
        var rule = BoilerplateRules.All.Single(r => r.Id == id);

        if (rule.Where == "unquotable")
            BoilerplateRules.Unquotable(rule.LookAlike).ShouldBeNull();
        else
            BoilerplateRules.Strip(rule.LookAlike, out _).ShouldBe(rule.LookAlike);
    }

    [Fact]
    public void Every_rule_has_a_name_of_its_own_and_a_source()
    {
        BoilerplateRules.All.Select(rule => rule.Id).ShouldBeUnique();
        BoilerplateRules.All.ShouldAllBe(rule => rule.Source.Length > 0);
        BoilerplateRules.All.Select(rule => rule.Language).ShouldBeSubsetOf(["en", "fr", "de", "es", "it", "nl", "pt", "*"]);
    }
}
