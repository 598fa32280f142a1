using BriefingBus.Cleaner.Boilerplate;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Boilerplate;

public sealed class WordListsTests
{
    private static readonly BoilerplateRule Rule = new()
    {
        Id = "ferry-news",
        Language = "en",
        Where = BoilerplateScope.Head,
        Keywords = ["^{boats} ", "fares"],
        Begins = @"^\p{Lu}?",
        Pattern = ["{boats}\n news", "fares"],
        Ends = " (?-i:{BOATS}){0,2}",
        Source = "",
        Example = "",
        LookAlike = "",
    };

    [Fact]
    public void A_reference_means_any_word_of_its_list_and_a_line_break_nothing()
    {
        var rule = Lists("boats").Expand("rules.yaml", [Rule]).Single();

        rule.Expression.ShouldBe(@"^\p{Lu}?(?:(?:ferry|st\.\ élan) news|fares) (?-i:(?:FERRY|ST\.\ ÉLAN)){0,2}");
        rule.Keywords.ShouldBe(["^ferry ", "^st. élan ", "fares"]);
    }

    [Fact]
    public void An_unknown_list_is_an_error_that_names_the_file_the_rule_and_the_remedy() =>
        Should.Throw<InvalidDataException>(() => Lists("trains").Expand("rules.yaml", [Rule]).ToList()).Message.ShouldBe(
            "rules.yaml: the rule ferry-news refers to {boats}, but words.yaml has no list boats. Correct the name, or add the list.");

    [Fact]
    public void A_list_that_no_rule_refers_to_is_an_error()
    {
        var lists = Lists("boats", "trains");
        lists.Expand("rules.yaml", [Rule]).ToList().ShouldNotBeEmpty();

        Should.Throw<InvalidDataException>(lists.RequireUse).Message
            .ShouldBe("words.yaml: no rule refers to the list trains. Remove it, or write {trains} in a rule.");
    }

    private static WordLists Lists(params string[] names) => new(
        "words.yaml",
        names.Select(name => new WordList { Name = name, Source = "", Words = ["ferry", "st. élan"] }));
}
