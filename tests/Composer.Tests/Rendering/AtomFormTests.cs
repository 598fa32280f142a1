using System.Globalization;
using System.Xml.Linq;
using BriefingBus.Contracts;
using BriefingBus.Rendering.Atom;
using BriefingBus.Rendering.Briefings;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Rendering;

public sealed class AtomFormTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task Briefings_make_a_feed_as_approved() =>
        Approved.ShouldMatch("approved/briefings.atom", await FeedOf("quiet-day", "one-section"));

    [Fact]
    public async Task A_feed_has_what_RFC_4287_asks_for_even_of_hostile_briefings()
    {
        var feed = XDocument.Parse(await FeedOf("hostile", "one-section", "right-to-left-and-east-asian")).Root!;
        feed.Name.ShouldBe(Atom + "feed");
        foreach (var element in feed.Elements(Atom + "entry").Append(feed))
        {
            foreach (var name in new[] { "id", "title", "updated" })
                element.Elements(Atom + name).Count().ShouldBe(1, name);
            Uri.IsWellFormedUriString(element.Element(Atom + "id")!.Value, UriKind.Absolute).ShouldBeTrue();
            var updated = element.Element(Atom + "updated")!.Value;
            DateTimeOffset
                .TryParseExact(updated, "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                .ShouldBeTrue();
        }

        feed.Elements(Atom + "author").ShouldNotBeEmpty();
        feed.Elements(Atom + "link").Single().Attribute("rel")!.Value.ShouldBe("self");
        feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value).ShouldBeUnique();
        feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "title")!.Value).First()
            .ShouldBe("<title> & *Briefing* </title><script> – September 23, 2025 06:00");
        feed.Descendants(Atom + "content").ShouldAllBe(c => c.Attribute("type")!.Value == "html" && !c.Value.Contains("<body"));
    }

    [Fact]
    public void A_feed_without_a_briefing_is_refused() =>
        Should.Throw<ArgumentException>(() => AtomForm.Write("Briefings", new("https://news.example/briefings.atom"), _ => null, []));

    private static async Task<string> FeedOf(params string[] cases)
    {
        var briefings = new List<BriefingComposed>();
        foreach (var name in cases)
        {
            var briefing = await Forms.RenderAsync(ApprovedBriefingTests.Read(name));
            briefings.Add(briefing with { BriefingId = Guid.Parse($"00000000-0000-5000-8000-{briefings.Count:D12}") });
        }
        return AtomForm.Write(
            "Briefings",
            new("https://news.example/briefings.atom"),
            b => new Uri($"https://news.example/{b.Edition}/{b.BriefingId}"),
            briefings);
    }
}
