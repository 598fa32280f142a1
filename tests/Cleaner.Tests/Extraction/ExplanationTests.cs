using BriefingBus.Cleaner.Extraction;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Extraction;

public class ExplanationTests
{
    [Fact]
    public void Every_block_of_a_page_is_explained_by_a_rule()
    {
        var page = PageReader.Read(PageCase.Load("name-newsletter").Html, null, explain: true);

        page.Decisions.Count(d => d.Kept).ShouldBe(page.Blocks.Count);
        page.Decisions.ShouldAllBe(d => d.Rule.Length > 0 && d.Path.Length > 0);
        page.Decisions.Single(d => !d.Kept && d.Block.Text.StartsWith("Every morning", StringComparison.Ordinal)).Rule.ShouldBe("newsletter (\"newsletter-box\")");
    }

    [Fact]
    public void Nothing_is_explained_that_nobody_asked_for() => PageReader.Read(PageCase.Load("name-newsletter").Html, null).Decisions.ShouldBeEmpty();

    [Fact]
    public void Every_discard_rule_and_every_word_of_it_is_found_by_name()
    {
        foreach (var rule in DiscardRules.Names)
        {
            rule.Source.ShouldNotBeEmpty();
            foreach (var word in (rule.Words + " " + rule.WholeNames).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                DiscardRules.ByName.Find(word.TrimEnd('*')).ShouldNotBeNull(word);
            }
        }
    }

    [Theory]
    [InlineData("Article__shareBar", "sharing")]
    [InlineData("wp-block-latest-posts", "related")]
    [InlineData("disqus_thread", "comments")]
    [InlineData("col-md-8", null)]
    [InlineData("shareholders", null)]
    [InlineData("field--label-hidden", null)]
    public void A_class_is_read_word_by_word(string name, string? rule) => DiscardRules.ByName.Find(name)?.Name.ShouldBe(rule);
}
