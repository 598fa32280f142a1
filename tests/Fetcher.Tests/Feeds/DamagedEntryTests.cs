using System.Text;
using BriefingBus.Fetcher.Feeds.Formats;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Feeds;

/// <summary>Damage costs what it damaged: the entries around it are read.</summary>
public sealed class DamagedEntryTests
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private const string Before = "<item><title>Before</title><link>https://gazette.example/1</link><description>One</description></item>";

    private const string After =
        "<item><title>After</title><link>https://gazette.example/3</link><description><![CDATA[Three]]></description><!-- three -->"
        + "<enclosure url=\"https://gazette.example/3.mp3\" type=\"audio/mpeg\"/></item>"
        + "<item><title>Last</title><link>https://gazette.example/4</link></item>";

    public static TheoryData<string, string> DamagedEntries() => new()
    {
        { "a section without end", "<item><title>Two</title><description><![CDATA[never closed</description></item>" },
        { "a section without end in a title", "<item><title><![CDATA[Two</title></item>" },
        { "a section with a space in its end", "<item><title>Two</title><description><![CDATA[text]] ></description></item>" },
        { "a comment without end", "<item><title>Two</title><!-- oops</item>" },
        { "a comment without end before text", "<item><title>Two</title><!-- oops <description>x</description></item>" },
        {
            "a value without its last quotation mark",
            "<item><title>Two</title><enclosure url=\"https://gazette.example/2.mp3 type=\"audio/mpeg\"/></item>"
        },
        {
            "a value without its last quotation mark at the tag's end",
            "<item><title>Two</title><enclosure url=\"https://gazette.example/2.mp3/></item>"
        },
        {
            "a value without its first quotation mark",
            "<item><title>Two</title><enclosure url=https://gazette.example/2.mp3\" type=\"audio/mpeg\"/></item>"
        },
        { "an end tag without bracket", "<item><title>Two</title><link>https://gazette.example/2</link</item>" },
        { "a misspelt end tag", "<item><title>Two</titel><link>https://gazette.example/2</link></item>" },
        { "no end tag", "<item><title>Two</title><description>never closed</item>" },
        { "an entry without end", "<item><title>Two</title>" },
        { "an entry that ends twice", "<item><title>Two</title></item></item>" },
        { "a feed that ends early", "<item><title>Two</title></item></channel></rss>" },
        { "a program", "<item><title>Two</title><description><?php echo \"<b>\"; ?> text</description></item>" },
        {
            "a script",
            "<item><title>Two</title><description><script>if (a<b && c>d) x = \"</description>\";</script></description></item>"
        },
        {
            "a warning between entries",
            "<item><title>Two</title></item><br />\n<b>Warning</b>: timeout in <b>/feed.php</b> on line <b>3</b><br />"
        },
    };

    public static TheoryData<string, string> DamagedHeads() => new()
    {
        { "a declaration without question mark", "<?xml version=\"1.0\" encoding=\"UTF-8\">\n" },
        { "a style sheet without question mark", Head + "\n<?xml-stylesheet href=\"feed.xsl\" type=\"text/xsl\">\n" },
        { "an internal subset without end", Head + "<!DOCTYPE rss [ <!ENTITY harbour \"Harbour\"> " },
        { "a comment without end", Head + "<!-- made by hand " },
        { "a document type of HTML", Head + "<!DOCTYPE html>" },
    };

    [Theory]
    [MemberData(nameof(DamagedEntries))]
    public void A_damaged_entry_costs_no_other(string what, string entry) =>
        TitlesOf(Head + "<rss version=\"2.0\"><channel><title>Feed</title>" + Before + entry + After + "</channel></rss>")
            .ShouldHoldBesideOneMore(["Before", "After", "Last"], what);

    [Theory]
    [MemberData(nameof(DamagedHeads))]
    public void A_damaged_head_costs_no_entry(string what, string head) =>
        TitlesOf(head + "<rss version=\"2.0\"><channel><title>Feed</title>" + Before + After + "</channel></rss>")
            .ShouldBe(["Before", "After", "Last"], what);

    [Fact]
    public void A_section_that_shows_how_sections_are_written_is_one_section()
    {
        const string entry = "<item><title>How to</title><description><![CDATA[Write <b><![CDATA[</b> first ]]></description></item>";
        var feed = FeedReader.Read(Encoding.UTF8.GetBytes($"{Head}<rss version=\"2.0\"><channel>{entry}</channel></rss>"));
        feed.Entries[0].Summary!.Value.ShouldBe("Write <b><![CDATA[</b> first");
        feed.Problems.ShouldBeEmpty();
    }

    private static IReadOnlyList<string> TitlesOf(string document) =>
        [.. FeedReader.Read(Encoding.UTF8.GetBytes(document)).Entries.Select(entry => entry.Title?.Value ?? "")];
}

file static class Entries
{
    public static void ShouldHoldBesideOneMore(this IReadOnlyList<string> titles, string[] expected, string what)
    {
        titles.Where(expected.Contains).ShouldBe(expected, what);
        titles.Count.ShouldBe(expected.Length + 1, what);
    }
}
