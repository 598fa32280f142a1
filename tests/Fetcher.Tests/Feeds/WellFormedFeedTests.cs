using System.Xml;
using System.Xml.Linq;
using BriefingBus.Fetcher.Feeds.Formats;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Feeds;

/// <summary>The reader is tolerant by nature; where a document needs no tolerance, it must agree with a strict XML parser.</summary>
public sealed class WellFormedFeedTests
{
    [Fact]
    public void A_well_formed_recorded_feed_has_the_entries_and_texts_that_a_strict_parser_finds()
    {
        var folder = Repository.Shared("feeds/files");
        var compared = 0;
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            if (Strict(file) is not { } document) continue;
            var feed = FeedReader.Read(File.ReadAllBytes(file));
            feed.Entries.Count.ShouldBe(Entries(document).Count(), file);
            foreach (var (entry, element) in feed.Entries.Zip(Entries(document)))
            {
                if ((Text(element, "guid") ?? Text(element, "id")) is not { } id) continue;
                entry.Id.ShouldBe(id, file);
                compared++;
            }
        }
        compared.ShouldBeGreaterThan(3000);
    }

    [Fact]
    public void Every_recorded_feed_is_read()
    {
        var folder = Repository.Shared("feeds/files");
        foreach (var file in Directory.EnumerateFiles(folder)) Should.NotThrow(() => FeedReader.Read(File.ReadAllBytes(file)), file);
    }

    private static IEnumerable<XElement> Entries(XDocument document) =>
        document.Descendants().Where(
            element => element.Name.LocalName is "item" or "entry" && element.Name.NamespaceName is not "http://www.w3.org/1999/xhtml");

    private static string? Text(XElement element, string name) =>
        element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value.Trim(' ', '\t', '\r', '\n') is { Length: > 0 } text
            ? text
            : null;

    private static XDocument? Strict(string file)
    {
        try
        {
            using var reader = XmlReader.Create(file, new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null; // not well-formed: the cases and the fuzz run are for those
        }
    }
}
