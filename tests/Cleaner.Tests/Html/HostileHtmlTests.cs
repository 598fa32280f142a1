using System.Text;
using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Html;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Html;

/// <summary>
/// Markup made to cost time or the stack. A parser that is quadratic in one of these needs minutes or hours; the limit leaves room for
/// a machine that has other work.
/// </summary>
public class HostileHtmlTests
{
    private const string Sentence = "The pier opens today, says the mayor of the town, and all are glad of it.";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static IEnumerable<TheoryDataRow<string, string, string, int>> Shapes() =>
    [
        new("100,000 nested elements", "<div>", "</div>", 100_000),
        new("100,000 unclosed inline elements", "<b>x", "", 100_000),
        new("crossed tags", "<b><i></b></i>", "", 40_000),
        new("nested tables", "<table><tr><td>x", "", 40_000),
        new("nested lists", "<ul><li>x", "", 40_000),
        new("unclosed paragraphs and divisions", "<div><p>x", "</span>", 40_000),
        new("stray end tags under deep markup", "<p><a><b><i>x</div></span>", "", 40_000),
        new("unclosed forms", "<form><input><select><option>x", "", 50_000),
        new("definition lists", "<dl><dt>x<dd>", "", 40_000),
        new("less-than signs", "<", "", 1_000_000),
        new("ampersands", "&a", "", 1_000_000),
        new("unclosed comments", "<!--", "", 500_000),
        new("sections that end together", "<![CDATA[", "", 500_000),
        new("sections with one end", "<![CDATA[", "]]>", 400_000),
        new("unclosed scripts", "<script>", "", 200_000),
        new("one-letter blocks", "<p>x</p>", "", 60_000),
        new("links", "<a href=x>y</a> ", "", 60_000),
        new("short lines and breaks", "x<br>", "", 100_000),
        new("headings", "<h2>x</h2>", "", 100_000),
        new("classes", "<div class='article-body related-x y'>The pier opens today, says the mayor of the town.</div>", "", 30_000),
        new("articles inside articles", $"<article class=post-content>{Sentence}", "", 30_000),
        new("footnote marks", "<sup><a href='#a'>1</a></sup>", "", 40_000),
        new("foreign content", "<svg><title/><g>", "", 40_000),
        new("parts of a recipe", "<div class=ingredients>x ", "", 40_000),
        new("parts of one template", $"<div class='article-body'>{Sentence}</div>", "", 30_000),
        new("dates", "<span class=date>3 May 2019</span> ", "", 60_000),
        new("authors", "<a rel=author>Jane Doe</a><div>", "", 60_000),
        new("pictures and lines", "<img src=x><div class=y>A caption here</div>", "", 60_000),
        new("announced lists", "<p>These are the things that we need for it:</p><ul><li><a href=x>y</a></ul>", "", 30_000),
        new("white space between elements", "<i> </i> <div class=x></div> ", "", 60_000),
        new("mojibake", "â€™Ã©", "", 60_000),
    ];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Hostile_markup_costs_linear_time(string shape, string opening, string closing, int times)
    {
        var html = "<body>"
            + new StringBuilder().Insert(0, opening, times)
            + "<p>The pier opens.</p>"
            + new StringBuilder().Insert(0, closing, closing.Length == 0 ? 0 : times);
        var limit = new WaitLimit(Limit);

        HtmlText.Join(HtmlText.Read(html)).Length.ShouldBeLessThanOrEqualTo(html.Length);
        PageReader.Read(html, null).ShouldNotBeNull();

        limit.IsPassed.ShouldBeFalse(shape);
    }

    [Theory]
    [InlineData("title", "Words of a title - ")]
    [InlineData("metadata", "Words of a title - ")]
    [InlineData("references", """{"@id":"#jo"},""")]
    [InlineData("references", """{"@id":"#NUMBER"},""")]
    [InlineData("byline", "By Jo March | ")]
    public void Metadata_of_four_times_the_length_costs_about_four_times_as_much(string place, string piece)
    {
        const int Short = 500;
        _ = Cost(Short);

        Cost(4 * Short).ShouldBeLessThan(6 * Cost(Short));

        long Cost(int times)
        {
            var text = string.Concat(Enumerable.Range(0, times)
                .Select(n => piece.Replace("NUMBER", $"{n}", StringComparison.Ordinal)));
            var persons = text.Replace("}", """, "name": "Jo March"}""", StringComparison.Ordinal);
            var head = place switch
            {
                "title" => $"<title>{text}</title>",
                "metadata" => $"<meta property='og:title' content='{text}'>",
                "references" => $$"""
                    <script type="application/ld+json">
                    {"@graph": [{"@type": "NewsArticle", "author": [{{text}} {}]}, {{persons}} {}]}
                    </script>
                    """,
                _ => "",
            };
            var byline = place == "byline" ? $"<p class=byline>{text}</p>" : "";
            var page = $"<html><head>{head}</head><body><h1>The pier</h1>{byline}<p>{Sentence}</p></body></html>";
            var before = GC.GetAllocatedBytesForCurrentThread();
            PageReader.Read(page, null).ShouldNotBeNull();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void A_page_of_tags_alone_makes_a_bounded_number_of_elements_and_keeps_its_text()
    {
        var html = string.Concat(Enumerable.Repeat("<p>x</p>", 300_000)) + "<div>The pier opens.</div>";

        var root = MarkupNode.Parse(html);

        root.Subtree().Count(n => !n.IsText).ShouldBeLessThanOrEqualTo(MarkupBalancer.ElementLimit + 1);
        string.Concat(root.Subtree().Select(n => n.Text)).Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe(new string('x', 300_000) + "Thepieropens.");
        HtmlText.Join(HtmlText.Read(html)).ShouldEndWith("x x The pier opens.");
    }

    [Theory]
    [InlineData("<title>x</title>", "The pier opens.")]
    [InlineData("<xmp>x</xmp>", "x x The pier opens.")]
    [InlineData("<script type='application/ld+json'>{}</script>", "The pier opens.")]
    public void Elements_without_markup_inside_count_as_elements(string piece, string end)
    {
        var root = MarkupNode.Parse(string.Concat(Enumerable.Repeat(piece, 60_000)) + "<p>The pier opens.</p>");

        root.Subtree().Count(n => !n.IsText).ShouldBeLessThanOrEqualTo(MarkupBalancer.ElementLimit + 1);
        WhiteSpace.Line(string.Concat(root.Subtree().Select(n => n.Text))).ShouldEndWith(end);
    }

    [Theory]
    [InlineData("<p>x")]
    [InlineData("<li>x")]
    [InlineData("x<br>")]
    [InlineData("<a href=x class=y>z</a>")]
    [InlineData("<h2><a href=x>y</a></h2>")]
    public void Four_megabytes_of_any_markup_allocate_less_than_a_container_holds(string piece)
    {
        const int Length = 4 * 1024 * 1024;
        var html = string.Concat(Enumerable.Repeat(piece, Length / piece.Length));
        var before = GC.GetAllocatedBytesForCurrentThread();

        PageReader.Read(html, null).ShouldNotBeNull();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(288L * 1024 * 1024);
    }

    [Fact]
    public void A_node_knows_its_neighbours_past_white_space()
    {
        var body = MarkupNode.Parse("<div> <p>One</p> \n <b><i>two</i></b> </div>").Children[0];
        var (first, second) = (body.Children.Single(n => n.Name == "p"), body.Children.Single(n => n.Name == "b"));

        first.NextSibling.ShouldBe(second);
        second.PreviousSibling.ShouldBe(first);
        first.PreviousSibling.ShouldBeNull();
        second.NextSibling.ShouldBeNull();
    }

    [Fact]
    public void A_node_finds_its_descendants()
    {
        var root = MarkupNode.Parse("<div><p>One <b>two</b></p></div><p>three</p>");

        foreach (var outer in root.Subtree())
            foreach (var node in root.Subtree())
                outer.Holds(node).ShouldBe(IsAround(outer, node));

        static bool IsAround(MarkupNode outer, MarkupNode? node) => node is not null && (node == outer || IsAround(outer, node.Parent));
    }

    [Theory]
    [InlineData("a", "x")]
    [InlineData("", "see below")]
    public void White_space_in_a_link_to_the_page_itself_costs_linear_time(string before, string after)
    {
        var html = $"<p><a href='#note'>{before}{new string(' ', 500_000)}{after}</a> {Sentence}</p>";
        var limit = new WaitLimit(Limit);

        HtmlText.Join(HtmlText.Read(html)).ShouldBe($"{before} {after} {Sentence}".Trim());

        limit.IsPassed.ShouldBeFalse();
    }

    [Fact]
    public void Ten_megabytes_of_attributes_cost_linear_time()
    {
        var many = "<p " + string.Concat(Enumerable.Range(0, 700_000).Select(i => $"a{i}='{i}' ")) + ">The pier opens.</p>";
        var long1 = "<p class=\"" + new string('x', 10_000_000) + "\" style='" + new string('y', 1_000_000) + "'>The pier opens.</p>";
        var limit = new WaitLimit(Limit);

        HtmlText.Join(HtmlText.Read(many)).ShouldBe("The pier opens.");
        HtmlText.Join(HtmlText.Read(long1)).ShouldBe("The pier opens.");

        limit.IsPassed.ShouldBeFalse();
    }

    [Fact]
    public void Of_attributes_with_one_name_the_first_is_kept()
    {
        var many = string.Concat(Enumerable.Repeat("id=a ", 700_000));

        MarkupBalancer.Balance($"<p class=x {many}ID=b>The pier opens.").ShouldBe("<p class=\"x\" id=\"a\">The pier opens.</p>");
        HtmlText.Join(HtmlText.Read("<p style='display: none' style=''>Hidden.</p><p>The pier opens.</p>")).ShouldBe("The pier opens.");
    }

    [Fact]
    public void A_discussion_page_of_two_megabytes_costs_linear_time()
    {
        const string comment = """
            <li class="comment depth-3"><div class="comment-body"><cite>Anton</cite>
            <p>The old pier was good enough for <a href="/u">all of us</a>, and I would rather see the money spent on the lamps.</p>
            </div></li>

            """;
        const string article = """
            <article><h1>Pier</h1><div class="article-body">
            <p>The harbour council voted on Tuesday to rebuild the old ferry pier, which was closed in autumn.</p></div></article>
            """;
        var comments = string.Concat(Enumerable.Repeat(comment, 10_000));
        var page = $"<html><body>{article}<ol class=\"comment-list\">{comments}</ol></body></html>";
        var limit = new WaitLimit(Limit);

        PageReader.Read(page, null).Blocks.ShouldAllBe(b => !b.Text.Contains("good enough"));

        limit.IsPassed.ShouldBeFalse();
    }
}
