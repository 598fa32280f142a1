using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Extraction.Names;
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
        page.Decisions.Single(d => !d.Kept && d.Block.Text.StartsWith("Every morning", StringComparison.Ordinal))
            .Rule.ShouldBe("newsletter (\"newsletter-box\")");
    }

    [Fact]
    public void Reasons_appear_only_with_explain() =>
        PageReader.Read(PageCase.Load("name-newsletter").Html, null).Decisions.ShouldBeEmpty();

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
    [InlineData("Article__shareBar", "sharing", "Sure")]
    [InlineData("wp-block-latest-posts", "related", "Sure")]
    [InlineData("disqus_thread", "comments", "Sure")]
    [InlineData("paragraph--type--newsletter", "newsletter", "Sure")]
    [InlineData("SocialBar-module-3H6dy", "sharing", "Sure")]
    [InlineData("hero-share", "sharing", "Likely")]
    [InlineData("recipe-header__meta", "facts of the page", "Likely")]
    [InlineData("author__box", "author box", "Likely")]
    [InlineData("newsletter-whatever", "newsletter", "Begins")]
    [InlineData("steps-share-tool", "sharing", "Possible")]
    [InlineData("col-md-8", null, null)]
    [InlineData("shareholders", null, null)]
    [InlineData("field--label-hidden", null, null)]
    [InlineData("has-sharing", null, null)]
    [InlineData("font-caption", null, null)]
    [InlineData("text-left", null, null)]
    [InlineData("md:nav-hidden", null, null)]
    [InlineData("gallery__item--related", "media", "Likely")]
    [InlineData("newsletter-teaser__cover--wide", null, null)]
    public void A_class_is_read_in_its_naming_scheme(string name, string? rule, string? likelihood)
    {
        var reading = DiscardRules.ByName.Read(TemplateName.Read(name));

        (reading?.Value.Name).ShouldBe(rule);
        (reading?.Likelihood.ToString()).ShouldBe(likelihood);
    }
}
