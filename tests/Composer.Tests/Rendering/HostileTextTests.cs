using System.Net;
using System.Text;
using BriefingBus.Contracts;
using BriefingBus.Rendering;
using BriefingBus.Rendering.Briefings;
using BriefingBus.Rendering.Html;
using BriefingBus.Rendering.Markdown;
using HtmlAgilityPack;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Rendering;

/// <summary>Whatever a feed writes, a reader sees its characters and nothing else: rendered and read back by another's parser, a briefing
/// of hostile texts has the very structure of one of plain words, and its texts are what went in.</summary>
public sealed class HostileTextTests
{
    private const string Plain = "PLAINWORD";

    public static TheoryData<string> Texts => [.. HostileText.Texts(400).Where(t => Printable.Line(t).Length > 0).Distinct()];

    private static readonly string[] Active = ["script", "img", "link", "iframe", "object"];

    public static MarkdownPipeline CommonMark { get; } = new MarkdownPipelineBuilder().Build();

    public static MarkdownPipeline GitHub { get; } = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoLinks()
        .UseTaskLists()
        .UseFootnotes()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Build();

    [Fact]
    public void Markdown_of_hostile_text_is_text()
    {
        var plain = MarkdownForm.Write(BriefingOf(Plain));
        foreach (var text in Texts.Select(t => t.Data))
        {
            var hostile = MarkdownForm.Write(BriefingOf(text));
            foreach (var pipeline in new[] { CommonMark, GitHub })
                Outline(hostile, pipeline).ShouldBe(Outline(plain, pipeline).Replace(Plain, Printable.Line(text)), $"of {text}");
        }
    }

    [Fact]
    public async Task Html_of_hostile_text_is_text()
    {
        var plain = Outline(await HtmlForm.WriteAsync(BriefingOf(Plain)));
        foreach (var text in Texts.Select(t => t.Data))
            Outline(await HtmlForm.WriteAsync(BriefingOf(text))).ShouldBe(plain.Replace(Plain, Printable.Line(text)), $"of {text}");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//no.scheme.example/")]
    [InlineData("vbscript:x")]
    [InlineData("not an address")]
    public async Task Only_web_addresses_become_links(string address)
    {
        var rendered = await Forms.RenderAsync(BriefingOf(Plain, address));
        rendered.Html.ShouldNotContain("<a href=\"" + address[..5], Case.Insensitive);
        Markdig.Markdown.Parse(rendered.Markdown, CommonMark).Descendants<LinkInline>().ShouldBeEmpty();
        rendered.Text.ShouldNotContain(address);
    }

    [Theory]
    [InlineData("https://ok.example/a b\"c<d>e", "https://ok.example/a%20b%22c%3Cd%3Ee")]
    [InlineData("https://ok.example/?a=1&copy=2&amp;b=(3)", "https://ok.example/?a=1&copy=2&amp;b=(3)")]
    [InlineData("https://ok.example/*_[x](y)`", "https://ok.example/*_[x](y)%60")]
    public void A_link_survives_Markdown_as_it_is(string address, string expected) =>
        Markdig.Markdown.Parse(MarkdownForm.Write(BriefingOf(Plain, address)), CommonMark)
            .Descendants<LinkInline>()
            .First()
            .Url.ShouldBe(expected);

    [Fact]
    public async Task The_page_loads_nothing_and_runs_nothing()
    {
        foreach (var name in ApprovedBriefingTests.Cases.Select(c => c.Data))
        {
            var page = new HtmlDocument();
            page.LoadHtml(await HtmlForm.WriteAsync(ApprovedBriefingTests.Read(name)));
            var nodes = page.DocumentNode.Descendants().ToList();
            nodes.ShouldNotContain(n => Active.Contains(n.Name));
            var attributes = nodes.SelectMany(n => n.Attributes).ToList();
            attributes.ShouldNotContain(a => a.Name.StartsWith("on", StringComparison.Ordinal) || a.Name == "src");
            attributes.ShouldNotContain(a => (a.Value ?? "").Contains("url("));
            foreach (var link in page.DocumentNode.Descendants("a").Where(a => !a.GetAttributeValue("href", "").StartsWith('#')))
            {
                link.GetAttributeValue("href", "").ShouldMatch("^https?://", link.OuterHtml);
                link.GetAttributeValue("rel", "").ShouldBe("noopener noreferrer");
            }
        }
    }

    private static BriefingComposed BriefingOf(string text, string? link = "https://x.example/")
    {
        var briefing = ApprovedBriefingTests.Read("one-section");
        var story = briefing.Sections[0].Stories[0];
        var source = story.Source with { Name = text, Title = text, Link = link };
        var hostile = story with
        {
            Title = text,
            Summary = [text],
            Language = null,
            Source = source,
            AlsoReportedBy = [source with { Name = "Other " + text }],
        };
        var warning = new WeatherWarning
        {
            Event = "Storm warning",
            Severity = "warning",
            Area = "near " + text,
            Text = [text],
            Link = link,
        };
        var report = new WeatherReport
        {
            Place = text,
            Source = text,
            FeedUrl = "",
            Link = link,
            Warnings = [warning],
            Now = [new() { Label = text, Text = "a " + text }],
            Forecast = [new() { Label = text, Text = text }],
        };
        var section = briefing.Sections[0] with { Title = text, Emoji = text, Stories = [hostile], Weather = [report], Notes = [text] };
        return briefing with
        {
            Title = text,
            Tags = [text],
            Notes = [text],
            Top = [hostile],
            Sections = [section],
            Trouble = [new() { FeedName = text, FeedUrl = "", Kind = "failed", Reason = text }],
        };
    }

    private static string Outline(string markdown, MarkdownPipeline pipeline)
    {
        var outline = new StringBuilder();
        foreach (var node in Markdig.Markdown.Parse(markdown, pipeline).Descendants())
        {
            _ = node switch
            {
                LiteralInline literal => outline.Append(literal.Content.ToString()),
                HtmlEntityInline entity => outline.Append(entity.Transcoded.ToString()),
                LinkInline a => outline.Append($"\n<link {a.Url}>"),
                _ => outline.Append($"\n<{node.GetType().Name}>"),
            };
        }

        return outline.ToString();
    }

    private static string Outline(string html)
    {
        var page = new HtmlDocument();
        page.LoadHtml(html);
        var outline = new StringBuilder();
        foreach (var node in page.DocumentNode.Descendants())
        {
            outline.Append(node is HtmlTextNode said
                ? WebUtility.HtmlDecode(said.Text)
                : $"\n<{node.Name} {string.Join(' ', node.Attributes.Select(a => a.Name))}>");
        }

        return outline.ToString();
    }
}
