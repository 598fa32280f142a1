using System.Text;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Feeds;

/// <summary>What may have cost content is told from what is only untidy.</summary>
public sealed class FeedLossesTests
{
    private const string Head = "<rss version=\"2.0\"><channel><title>Feed</title><item><title>Whole</title></item>";

    private static readonly FeedLimits Limits = new() { Entries = 3, TextBytes = 1025, EntityBytes = 100 };

    public static TheoryData<string, string> Losses() => new()
    {
        { Head + "<item><title>Half a he", "the document ends before its last element is closed" },
        { Head + "<item><title>Half</title><link>https://a.exam", "the document ends before its last element is closed" },
        { Head + Head + Head + Head + "</channel></rss>", "the feed has more than 3 entries (maxEntries); the rest was not read" },
        {
            $"{Head}<item><title>{new string('a', 2000)}</title></item></channel></rss>",
            "a text is longer than 1025 bytes (maxText) and was cut"
        },
        {
            $"<!DOCTYPE rss [<!ENTITY b \"{new string('b', 101)}\">]>{Head}<item><title>&b;</title></item></channel></rss>",
            "the document's own entities expand to more than is allowed (maxEntities); the rest is left out"
        },
        {
            """
            {"version":"https://jsonfeed.org/version/1.1",
            "items":[{"id":"1","title":"Whole"},
            {"id":"2","title":"Ha
            """,
            "the document is not well-formed JSON from line 3 on"
        },
    };

    public static TheoryData<string, string> Blemishes() => new()
    {
        { Head + "<item><title>Research & development</title></item></channel></rss>", "an ampersand is not escaped" },
        {
            Head + "<item><title>One</title><item><title>Two</title></item></channel></rss>",
            "an element is not closed before the next one of its kind"
        },
        { Head + "<item><description><![CDATA[<p>and then</p></description></item></channel></rss>", "a CDATA section is not closed" },
        {
            Head + "<item><title>&madeup;</title></item></channel></rss>",
            "an entity is used that neither XML nor HTML nor the document defines"
        },
        { Head + "<item><title>Bell \u0007</title></item></channel></rss>", "the text holds control characters that XML forbids" },
        { "Warning: something<br>" + Head + "</channel></rss>", "there is something before the feed" },
        { Head + "</channel></rss></p><p>Cached at noon<br>", "an element is closed that was never opened" },
        {
            "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>"
                + $"{Head}<item><title>It is UTF-8 for certain: é, ü, –</title></item></channel></rss>",
            "the document is not in the encoding that it states"
        },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_problem_that_may_have_lost_content_is_a_loss(string document, string loss) =>
        Read(Encoding.UTF8.GetBytes(document)).Losses.ShouldBe([loss]);

    [Theory]
    [MemberData(nameof(Blemishes))]
    public void A_harmless_problem_is_not_a_loss(string document, string problem)
    {
        var feed = Read(Encoding.UTF8.GetBytes(document));
        feed.Problems.ShouldContain(problem);
        feed.Losses.ShouldBeEmpty();
    }

    [Fact]
    public void A_text_that_is_not_in_its_stated_encoding_is_a_loss_where_the_bytes_have_to_tell()
    {
        var lying = Encoding.Latin1.GetBytes(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
            + Head + "<item><title>Le café de l'écluse rouvre ses portes</title></item></channel></rss>");
        Read(lying).Losses.ShouldHaveSingleItem().ShouldStartWith("the document is not in the encoding that it states; it was read as ");
    }

    [Fact]
    public void A_packed_document_that_is_damaged_is_a_loss()
    {
        var random = new Random(7);
        var items = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<item><title>{i} {random.NextInt64()}</title></item>"));
        using var packed = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(Head + items + "</channel></rss>"));
        var damaged = packed.ToArray();
        damaged[damaged.Length / 2] ^= 0xFF;

        FeedReader.Read(damaged).Losses.ShouldContain("the compressed document is damaged; it was read up to there");
    }

    private static ParsedFeed Read(byte[] document) => FeedReader.Read(document, new FeedSource { Limits = Limits });
}
