using System.Text;
using System.Text.RegularExpressions;
using BriefingBus.Contracts;
using BriefingBus.Rendering;
using BriefingBus.Rendering.Html;
using BriefingBus.Testing;
using HtmlAgilityPack;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Rendering;

public sealed class EmailFormTests
{
    private static readonly EmailFrame Frame = new()
    {
        Page = "https://news.example/briefings/morning/2025-09-23-0600",
        Recipient = "jane@example.org",
        List = "team",
        Sender = "briefing@example.org",
        Stop = "https://news.example/stop?who=jane%40example.org",
    };

    public static TheoryData<string> Cases => ApprovedBriefingTests.Cases;

    [Theory, MemberData(nameof(Cases))]
    public async Task Every_rule_of_style_is_one_that_mail_clients_keep_to_or_can_do_without(string name)
    {
        var known = File.ReadLines(Repository.PathOf("tests/Composer.Tests/Rendering/email-css.tsv")).Where(l => !l.StartsWith('#'))
            .Select(l => l.Split('\t')).ToDictionary(l => l[0], l => l[1..]);
        foreach (var element in (await PageAsync(ApprovedBriefingTests.Read(name))).DocumentNode.Descendants())
        {
            foreach (var declaration in element.GetAttributeValue("style", "").Split(';', StringSplitOptions.RemoveEmptyEntries))
            {
                var property = declaration.Split(':')[0].Trim();
                known.ShouldContainKey(property, $"{declaration}: caniemail.com says who knows it; add it to email-css.tsv");
                var elements = known[property][1];
                if (elements != "*")
                    elements.Split(' ').ShouldContain(element.Name, $"Outlook on Windows knows {property} of {elements} alone");
            }
        }
    }

    [Fact]
    public async Task Colours_and_sizes_are_plain_values_and_nothing_is_placed_floated_or_laid_out_by_style() =>
        (await HtmlForm.WriteEmailAsync(ApprovedBriefingTests.Read("heavy-day"), Frame)).ShouldNotMatch(
            @"style=""[^""]*(?:var\(|calc\(|light-dark|rgb|hsl|position:|float:|display:(?!none)|rem\b)");

    [Fact]
    public async Task An_email_has_a_preheader_leads_to_the_page_and_says_why_it_comes_and_how_it_ends()
    {
        var page = await PageAsync(ApprovedBriefingTests.Read("heavy-day"));
        Link("Read in the browser").ShouldBe(Frame.Page);
        Link("Unsubscribe").ShouldBe(Frame.Stop);
        page.DocumentNode.InnerText.ShouldContain("jane@example.org gets this because it is on the list “team”.");
        var first = page.DocumentNode.SelectSingleNode("//body/*[1]").ShouldNotBeNull();
        first.GetAttributeValue("style", "").ShouldContain("display:none");
        HtmlEntity.DeEntitize(first.InnerText).ShouldStartWith("Fisheries ministers agree on a first joint quota for the northern shelf ·");

        string Link(string text) => page.DocumentNode.Descendants("a").First(a => a.InnerText == text).GetAttributeValue("href", "");
    }

    [Fact]
    public async Task Without_a_page_and_an_address_to_unsubscribe_it_says_whom_to_write_to()
    {
        var html = await HtmlForm.WriteEmailAsync(ApprovedBriefingTests.Read("ordinary"), Frame with { Page = null, Stop = null });
        html.ShouldNotContain("Read in the browser");
        html.ShouldContain("To unsubscribe, write to briefing@example.org.");
    }

    [Fact]
    public async Task Weather_and_warnings_come_before_everything_else()
    {
        var briefing = ApprovedBriefingTests.Read("heavy-day");
        var html = await HtmlForm.WriteEmailAsync(briefing with { Sections = [.. briefing.Sections.Skip(1), briefing.Sections[0]] }, Frame);
        var body = html[html.IndexOf("role=\"main\"", StringComparison.Ordinal)..];
        body.IndexOf("SEVERE THUNDERSTORM WARNING", StringComparison.Ordinal)
            .ShouldBeLessThan(body.IndexOf("Top stories", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_word_engine_gets_a_frame_of_its_own_and_every_table_is_for_layout()
    {
        var html = await HtmlForm.WriteEmailAsync(ApprovedBriefingTests.Read("heavy-day"), Frame);
        Regex.Count(html, @"<!--\[if mso\]>").ShouldBe(3);
        Regex.Count(html, @"<!\[endif\]-->").ShouldBe(3);
        html.ShouldContain("<!--[if mso]><table role=\"presentation\" width=\"640\"");
        Regex.Matches(html, "<table[^>]*>").ShouldAllBe(m => m.Value.StartsWith("<table role=\"presentation\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(100, 5)]
    [InlineData(400, 5)]
    [InlineData(14, 60)]
    [InlineData(3, 400)]
    public async Task However_much_there_is_no_client_cuts_it_and_feed_trouble_and_lead_stories_stay_whole(int sections, int stories)
    {
        var briefing = ApprovedBriefingTests.Read("heavy-day");
        var section = briefing.Sections[^1];
        var story = section.Stories[0] with { Summary = [.. Enumerable.Repeat("A whole sentence of the source that takes its room.", 6)] };
        FeedTrouble[] trouble =
        [
            .. Enumerable.Range(0, 40).Select(i =>
                new FeedTrouble { FeedName = $"Feed {i}", FeedUrl = "", Kind = "failed", Reason = "the server answered 503" }),
        ];
        BriefingStory[] told = [.. Enumerable.Range(0, stories).Select(i => story with { Title = $"Headline {i}" })];
        var huge = briefing with
        {
            Trouble = trouble,
            Sections =
            [
                briefing.Sections[0],
                .. Enumerable.Range(0, sections).Select(s => section with { Title = $"Section {s}", Stories = told }),
            ],
        };

        var html = await HtmlForm.WriteEmailAsync(huge, Frame);

        Encoding.UTF8.GetByteCount(html).ShouldBeLessThanOrEqualTo(HtmlForm.MaxEmailBytes);
        var text = (await PageAsync(huge)).DocumentNode.InnerText;
        foreach (var one in trouble)
            text.ShouldContain($"{one.FeedName} could not be read");
        foreach (var lead in briefing.Top)
            text.ShouldContain(lead.Summary[0]);
        text.ShouldContain("omitted here");
        html.ShouldContain($"href=\"{Frame.Page}#section-2\"");
    }

    [Fact]
    public async Task A_section_is_cut_only_as_far_as_it_must()
    {
        var briefing = ApprovedBriefingTests.Read("heavy-day");
        (await HtmlForm.WriteEmailAsync(briefing, Frame)).ShouldNotContain("#section-");
        new SectionCut(1).Of(13, 14).ShouldBe(SectionDetail.Headlines);
        new SectionCut(1).Of(12, 14).ShouldBe(SectionDetail.Whole);
        new SectionCut(15).Of(13, 14).ShouldBe(SectionDetail.Count);
        new SectionCut(15).Of(12, 14).ShouldBe(SectionDetail.Headlines);
        new SectionCut(28).Of(0, 14).ShouldBe(SectionDetail.Count);
        new SectionCut(29).Of(13, 14).ShouldBe(SectionDetail.Nothing);
        new SectionCut(SectionCut.Most(14)).Of(0, 14).ShouldBe(SectionDetail.Nothing);
    }

    private static async Task<HtmlDocument> PageAsync(BriefingComposed briefing)
    {
        var page = new HtmlDocument();
        page.LoadHtml(await HtmlForm.WriteEmailAsync(briefing, Frame));
        return page;
    }
}
