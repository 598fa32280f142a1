using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Feeds.Formats;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Feeds;

public sealed class FeedLimitsTests
{
    private const int Large = 2_000_000;

    /// <summary>Two seconds of processor time are allowed; the machine runs other tests at the same time.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    public static TheoryData<string, string, string> Attacks() => new()
    {
        { "elements inside elements", "<rss><channel><item><description>", "<a>" },
        { "elements inside elements inside an entry", "<rss><channel><item>", "<a>" },
        { "elements inside an alert", "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"><identifier>", "<a>" },
        { "end tags of nothing", "<rss><channel><item><description>" + string.Concat(Enumerable.Repeat("<p>", 200)), "</q>" },
        { "brackets", "<rss><channel><title>", "<" },
        { "open quotes", "<rss><channel>", "<a b=\"" },
        { "open quotes of two kinds", "<rss><channel>", "<a b=\"'" },
        { "open comments", "<rss><channel>", "<!--" },
        { "open sections", "<rss><channel><title>", "<![CDATA[" },
        { "sections in a title", "<rss><channel><title>", "<![CDATA[x]]>" },
        { "references", "<rss><channel><title>", "&a" },
        { "ampersands", "<rss><channel><title>", "&" },
        { "long references", "<rss><channel><title>&", "a" },
        { "numeric references", "<rss><channel><title>", "&#9999999" },
        { "declarations", "<!DOCTYPE a [", "<!ENTITY b \"c\">" },
        { "open declarations", "", "<!DOCTYPE a [" },
        { "attributes", "<rss><channel><item><link ", "a=1 " },
        { "namespaces", "<rss ", "xmlns:a=\"b\" " },
        { "namespaces deeper and deeper", "<rss>", "<a xmlns:a=\"b\">" },
        { "bases", "<rss><channel>", "<a xml:base=\"http://a.example/\"><b:c/>" },
        {
            "bases inside bases",
            "<rss>" + string.Concat(Enumerable.Repeat($"<a xml:base=\"{new string('a', 2000)}/\">", 200)),
            "<b xml:base=\"b/\"/>"
        },
        { "entries that never end", "<rss><channel>", "<item><title>a</title>" },
        { "categories", "<rss><channel><item>", "<category>a</category>" },
        { "different categories", "<rss><channel><item>", "<category>\0</category>" },
        { "links", "<rss><channel><item>", "<link>/a</link>" },
        { "images", "<rss><channel><item>", "<image>http:/ /a http://b</image>" },
        { "authors", "<feed><entry>", "<author><name>a</name>" },
        { "points", "<rss xmlns:g=\"http://www.georss.org/georss\"><channel><item>", "<g:point>1 1</g:point>" },
        { "xhtml", "<feed><entry><content type=\"xhtml\">", "<div>a</div>" },
        { "arrays", "{\"items\":[", "[" },
        { "objects", "{\"items\":[", "{\"a\":" },
        { "items", "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "{\"id\":1}," },
        { "strings", "{\"items\":[{\"title\":", "\" \"" },
        { "quotation marks and commas", "{\"items\":[{\"title\":\"", "\", " },
        { "objects that end too often", "{\"items\":[", "{}},{" },
        { "arrays that objects end", "{\"items\":[", "[}" },
        { "escapes", "{\"items\":[{\"title\":\"", "\\ud800" },
        { "comments of one line", "{\"items\":[", "// " },
        { "comments without end", "{\"items\":[", "/* " },
        { "sections that tags end", "<rss><channel><item>", "<a><![CDATA[</a>" },
        { "comments that tags end", "<rss><channel><item>", "<a><!--</a>" },
        { "quotes that run over", "<rss><channel><item>", "<a b=\"c>x</item>\"d" },
        { "instructions", "<rss><channel><item>", "<?a b<" },
        { "titles of tags", "<rss><channel><item><title>", "&lt;b&gt;" },
        { "entity names without end", "<!DOCTYPE a [", "<!ENTITYa" },
        { "a page of links in quotes", "<html>", "<link rel=\"" },
        { "a page of scripts", "<html>", "<script></s" },
        { "a page of comments", "<html>", "<!--x" },
        { "a page of empty comments", "<html>", "<!---->" },
        { "a page of links", "<html>", "<link rel=alternate " },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public void Two_megabytes_of_anything_are_read_in_time(string what, string head, string repeated)
    {
        var text = new StringBuilder(head, Large + 100);
        for (var i = 0; text.Length < Large; i++) text.Append(repeated.Replace("\0", i.ToString(), StringComparison.Ordinal));
        var document = Encoding.UTF8.GetBytes(text.ToString());
        var limit = new WaitLimit(Timeout);
        ReadOrRefuse(document);
        limit.IsPassed.ShouldBeFalse(what);
    }

    [Theory]
    [InlineData("instructions before white space", "<?a>b?>", 100_000, ' ', Large)]
    [InlineData("document types before text", "<!DOCTYPE>", Large, 'b', 8 * Large)]
    public void Each_of_many_small_parts_searches_nothing_of_what_follows_them(
        string what, string repeated, int length, char rest, int restLength)
    {
        var text = new StringBuilder("<rss><channel>", length + restLength + 100);
        while (text.Length < length) text.Append(repeated);
        var document = Encoding.UTF8.GetBytes(text.Append(rest, restLength).ToString());
        var limit = new WaitLimit(Timeout);
        ReadOrRefuse(document);
        limit.IsPassed.ShouldBeFalse(what);
    }

    [Fact]
    public void A_hundred_thousand_blocks_of_an_alert_are_read_in_time()
    {
        var blocks = string.Concat(Enumerable.Repeat("<info/>", 100_000));
        var limit = new WaitLimit(Timeout);
        ReadOrRefuse(Encoding.UTF8.GetBytes($"<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">{blocks}</alert>"));
        limit.IsPassed.ShouldBeFalse();
    }

    [Fact]
    public void Entries_past_the_limit_are_left_out_and_the_problem_is_listed()
    {
        var feed = Read("<rss><channel>" + string.Concat(Enumerable.Repeat("<item><title>a</title></item>", 5)), new() { Entries = 3 });
        feed.Entries.Count.ShouldBe(3);
        feed.Problems.ShouldContain("the feed has more than 3 entries (maxEntries); the rest was not read");
    }

    [Fact]
    public void A_text_past_the_limit_is_cut_at_a_character_and_the_problem_is_listed()
    {
        var feed = Read($"<rss><channel><item><title>{new string('é', 2000)}</title></item></channel></rss>", new() { TextBytes = 1025 });
        feed.Entries[0].Title!.Value.ShouldBe(new string('é', 512));
        feed.Problems.ShouldContain("a text is longer than 1025 bytes (maxText) and was cut");
    }

    [Fact]
    public void Elements_past_the_limit_of_nesting_keep_the_entries_around_them_readable()
    {
        var deep = string.Concat(Enumerable.Repeat("<x>", 5000));
        var feed = Read(
            $"<rss><channel><item><title>before</title>{deep}</item><item><title>after</title></item></channel></rss>",
            new() { Depth = 32 });
        feed.Entries.Select(entry => entry.Title!.Value).ShouldBe(["before", "after"]);
        feed.Problems.ShouldContain("elements are nested more than 32 deep (maxDepth)");
    }

    [Fact]
    public void Entities_of_the_document_stop_expanding_at_their_limit()
    {
        var feed = Read(WithEntity(new string('x', 1000), $"<title>{Uses(1000)}</title>"), new() { EntityBytes = 5000 });
        feed.Entries[0].Title!.Value.Length.ShouldBe(5000);
        feed.Problems.ShouldContain("the document's own entities expand to more than is allowed (maxEntities); the rest is left out");
    }

    /// <summary>An entity of nearly the whole budget, so often that a counter of 32 bits that went on past its end would come
    /// round.</summary>
    [Fact]
    public void A_spent_budget_for_entities_stays_spent()
    {
        var before = GC.GetAllocatedBytesForCurrentThread(); // other tests allocate meanwhile
        var feed = Read(WithEntity(new string('x', 65_000), $"<title>a</title><description>{Uses(70_000)}</description>"), new());
        feed.Entries[0].Summary!.Value.Length.ShouldBe(65_000);
        feed.Losses.ShouldBe(["the document's own entities expand to more than is allowed (maxEntities); the rest is left out"]);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(32 * 1024 * 1024);
    }

    /// <summary>Two gigabytes, if each value copied those before it.</summary>
    [Fact]
    public void An_element_that_an_entry_repeats_thirty_thousand_times_is_read_in_linear_space()
    {
        var points = string.Concat(Enumerable.Repeat("<georss:point>1</georss:point>", 30_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var feed = Read(
            $"""<rss xmlns:georss="http://www.georss.org/georss"><channel><item><title>a</title>{points}</item></channel></rss>""", new());
        feed.Entries[0].Extensions["georss:point"].Split('\n').Length.ShouldBe(30_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(128 * 1024 * 1024);
    }

    [Fact]
    public void Limits_hold_for_what_a_text_becomes_and_not_only_for_what_it_was()
    {
        var references = Read(WithEntity(new string('é', 500), $"<title>{Uses(10)}</title>"), new() { TextBytes = 2048 });
        Encoding.UTF8.GetByteCount(references.Entries[0].Title!.Value).ShouldBeLessThanOrEqualTo(2048);
        references.Losses.ShouldBe(["a text is longer than 2048 bytes (maxText) and was cut"]);

        var json = Read(
            $$"""{"version":"https://jsonfeed.org/version/1.1","items":[{"content_text":"{{new string('a', 3000)}}"}]}""",
            new() { TextBytes = 2048 });
        json.Entries[0].Content!.Value.Length.ShouldBe(2048);
        json.Losses.ShouldBe(["a text is longer than 2048 bytes (maxText) and was cut"]);

        var latin = Encoding.Latin1.GetBytes(
            "<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss><channel><item>"
            + $"<title>{new string('\u0080', 3000)}</title></item></channel></rss>");
        Should.Throw<NotAFeedException>(() => FeedReader.Read(latin, new() { Limits = new() { Bytes = 4096 } })).Message
            .ShouldBe("The document has more than 4096 bytes (maxFeed) as text.");
    }

    [Fact]
    public void Relative_links_do_not_multiply_with_a_base_that_the_document_chose()
    {
        var links = string.Concat(Enumerable.Repeat("&lt;a href='b'&gt;", 100_000));
        var address = $"https://gazette.example/{new string('a', 2000)}/";
        var document = $"<rss xml:base=\"{address}\"><channel><item><description>{links}</description></item></channel></rss>";
        var feed = FeedReader.Read(Encoding.UTF8.GetBytes(document), new() { Url = "https://gazette.example/feed" });
        feed.Entries[0].Summary!.Value.Length.ShouldBeLessThan(4 * 1024 * 1024);
    }

    [Fact]
    public void Relative_links_of_many_entries_add_no_more_than_the_limit_of_a_document()
    {
        var limits = new FeedLimits { Bytes = 1_000_000 };
        var links = string.Concat(Enumerable.Repeat("&lt;a href='b'&gt;", 600));
        var entry = $"<item><link>a</link><description>{links}</description></item>";
        var document = $"<rss><channel>{string.Concat(Enumerable.Repeat(entry, 50))}</channel></rss>";
        var source = new FeedSource { Url = $"https://gazette.example/{new string('a', 2000)}/feed", Limits = limits };

        var feed = FeedReader.Read(Encoding.UTF8.GetBytes(document), source);

        feed.Entries.Count.ShouldBe(50);
        feed.Entries[0].Link.ShouldEndWith("/a");
        feed.Entries.Sum(e => e.Summary!.Value.Length).ShouldBeLessThan(4 * limits.Bytes);
        feed.Losses.ShouldBe(["the relative addresses add more than 1000000 characters (maxFeed); the others were not completed"]);
    }

    [Fact]
    public void A_document_past_the_limit_in_bytes_is_refused_before_and_after_decompression()
    {
        var limits = new FeedLimits { Bytes = 2000 };
        Should.Throw<NotAFeedException>(() => Read(new string(' ', 3000), limits)).Message
            .ShouldBe("The document has 3000 bytes; 2000 (maxFeed) are allowed.");
        using var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(new byte[1_000_000]);
        Should.Throw<NotAFeedException>(() => FeedReader.Read(memory.ToArray(), new() { Limits = limits })).Message
            .ShouldContain("more than 2000 bytes (maxFeed) once it is decompressed");
    }

    [Fact]
    public void Ten_thousand_damaged_documents_throw_nothing_but_that_they_are_no_feeds()
    {
        var seeds = FeedCaseFiles();
        var mutator = new DocumentMutator(seeds, seed: 20250923);
        for (var i = 0; i < 10_000; i++)
        {
            var document = mutator.Next();
            var limit = new WaitLimit(Timeout);
            ReadOrRefuse(document);
            limit.IsPassed.ShouldBeFalse();
        }
    }

    private static byte[][] FeedCaseFiles([CallerFilePath] string caller = "")
    {
        var cases = Path.Combine(Path.GetDirectoryName(caller)!, "cases");
        var feeds = Directory.EnumerateFiles(cases, "feed.*", SearchOption.AllDirectories);
        return [.. feeds.Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    private static string WithEntity(string value, string item) =>
        $"<!DOCTYPE a [<!ENTITY b \"{value}\">]><rss><channel><item>{item}</item></channel></rss>";

    private static string Uses(int count) => string.Concat(Enumerable.Repeat("&b;", count));

    private static ParsedFeed Read(string document, FeedLimits limits) =>
        FeedReader.Read(Encoding.UTF8.GetBytes(document), new() { Limits = limits });

    private static void ReadOrRefuse(byte[] document)
    {
        try
        {
            FeedReader.Read(document, new() { Url = "https://example.org/feed" });
        }
        catch (NotAFeedException refusal)
        {
            refusal.Message.ShouldNotBeEmpty();
        }
    }
}
