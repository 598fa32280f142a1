using System.Net;
using System.Text;
using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Html;
using BriefingBus.Cleaner.Tests.Extraction;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Html;

/// <summary>What holds for any input: made-up soups of markup from fixed seeds, and every case.</summary>
public class HtmlPropertyTests
{
    private static readonly string[] Pieces =
    [
        "<p>", "</p>", "<div class=share>", "<div>", "</div>", "<b>", "</b>", "<a href='/x'>", "</a>", "<ul>", "<li>", "</ul>",
        "<table>", "<tr>", "<td>", "</table>", "<br>", "<hr/>", "<h2>", "</h2>", "<pre>", "</pre>", "<blockquote>", "</blockquote>",
        "<script>x('<p>')</script>", "<!-- c -->", "<!--", "<![CDATA[", "]]>", "<span hidden>", "</span>", "<q>", "</q>",
        "<img alt=\"a>b\" src=x>", "<p class=\"a", "<", ">", "\"", "&", "&amp;", "&nbsp;", "&amp;amp;", "&#150;", "&lt;b&gt;",
        "&hellip", "&#x1F600;", "\u00AD", "\u200B", "\u202E", " ", "\n", "The pier opens. ", "word", "Brücke", "一个约定。", "â€™",
        "</title>", "<title>", "<style>", "</style>", "<form>", "<select><option>",
    ];

    public static IEnumerable<TheoryDataRow<int>> Seeds() => Enumerable.Range(1, 300).Select(s => new TheoryDataRow<int>(s));

    public static IEnumerable<TheoryDataRow<string>> Cases() => PageCase.Names().Select(n => new TheoryDataRow<string>(n));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Any_markup_is_read_without_an_error_and_gives_no_more_than_it_had(int seed)
    {
        var soup = Soup(seed);

        HtmlText.Join(HtmlText.Read(soup)).Length.ShouldBeLessThanOrEqualTo(soup.Length);
        HtmlText.Join(PageReader.Read(soup, null).Blocks).Length.ShouldBeLessThanOrEqualTo(soup.Length);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_same_markup_always_gives_the_same_text(int seed) =>
        HtmlText.Join(HtmlText.Read(Soup(seed))).ShouldBe(HtmlText.Join(HtmlText.Read(Soup(seed))));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Cleaning_what_is_clean_changes_nothing(string name)
    {
        var html = PageCase.Load(name).Html;
        if (html.Contains("<code", StringComparison.Ordinal))
        {
            Assert.Skip("Inline code may hold references that are meant as text.");
        }

        var once = HtmlText.Read(html);

        HtmlText.Read(AsMarkup(once)).Select(b => b.Text).ShouldBe(once.Select(b => b.Text));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_tag_or_reference_of_the_markup_is_left_in_the_text(int seed)
    {
        var random = new Random(seed);
        var html = new StringBuilder();
        for (var i = 0; i < 60; i++)
        {
            var name = ((string[])["p", "div", "b", "li", "td", "h3", "span", "blockquote", "a"])[random.Next(9)];
            var slash = random.Next(4) == 0 ? "/" : "";
            var attributes = random.Next(3) == 0 ? " class=\"x y\" title='a > b'" : "";
            var piece = ((string[])["quay", " pier ", "&amp;", "&nbsp;", "&#8212;", "&amp;nbsp;", "&eacute;", ""])[random.Next(8)];
            html.Append('<').Append(slash).Append(name).Append(attributes).Append('>').Append(piece);
        }

        var text = HtmlText.Join(HtmlText.Read(html.ToString()));

        text.ShouldNotContain("<");
        text.ShouldNotContain(">");
        text.ShouldNotContain(";");
        text.ShouldNotContain("class");
    }

    [Fact]
    public void Code_and_tables_are_marked_so_that_no_summary_quotes_them()
    {
        var blocks = HtmlText.Read(
            "<p>Run it.</p><pre>rm x</pre><table><tr><td>a</td><td>b</td></tr></table>"
            + "<figure><figcaption>A pier</figcaption></figure><h2>Why</h2><ul><li>one</li></ul><blockquote>Open!</blockquote>");

        blocks.Select(b => b.Kind).ShouldBe(
            [
                TextBlockKind.Paragraph, TextBlockKind.Code, TextBlockKind.Table, TextBlockKind.Caption, TextBlockKind.Heading,
                TextBlockKind.ListItem, TextBlockKind.Quote,
            ]);
    }

    [Fact]
    public void Every_named_reference_of_the_standard_is_known()
    {
        CharacterReferences.Decode("&AElig;&zwnj;&ThickSpace;&nGt;&amp").ShouldBe("Æ\u200C\u205F\u200A≫\u20D2&");
        CharacterReferences.Decode("&#0;&#x110000;&#99999999999;&#128;&#159;").ShouldBe("\uFFFD\uFFFD\uFFFD€Ÿ");
    }

    [Theory]
    [InlineData("&#55357;&#56911; &#xD83D;&#xDE4F; &#55357;&#xde4f", "🙏 🙏 🙏")]
    [InlineData("a&#xD83D;b &#xDE4F;&#xD83D;c", "ab c")]
    [InlineData("&amp;#55357;&amp;#56911; and &amp;nbsp;", "🙏 and \u00A0")]
    [InlineData("&amp;#55357; &amp;#56911;", " ")]
    public void References_to_the_halves_of_a_pair_are_one_character_and_half_a_pair_is_none(string text, string expected) =>
        CharacterReferences.DecodeTwice(text).ShouldBe(expected);

    private static string Soup(int seed)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, random.Next(1, 200)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }

    private static string AsMarkup(IEnumerable<TextBlock> blocks) => string.Concat(blocks.Select(block =>
    {
        var text = WebUtility.HtmlEncode(block.Text);
        return block.Kind == TextBlockKind.Code
            ? $"<pre>{text}</pre>"
            : $"<p>{text.Replace("\n", "<br>", StringComparison.Ordinal)}</p>";
    }));
}
