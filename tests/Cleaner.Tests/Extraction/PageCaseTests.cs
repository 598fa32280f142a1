using System.Globalization;
using BriefingBus.Cleaner.Extraction;
using BriefingBus.Cleaner.Html;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Extraction;

public class PageCaseTests
{
    private static readonly Uri Address = new("https://harbour.example/");

    public static IEnumerable<TheoryDataRow<string>> Cases() => PageCase.Names().Select(n => new TheoryDataRow<string>(n));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_page_gives_the_text_and_the_facts_of_its_case(string name)
    {
        var expected = PageCase.Load(name);
        if (expected.Facts.ContainsKey("read"))
        {
            HtmlText.Join(HtmlText.Read(expected.Html)).ShouldBe(expected.Text);
            return;
        }

        var page = PageReader.Read(expected.Html, Address);

        HtmlText.Join(page.Blocks).ShouldBe(expected.Text);
        foreach (var (fact, value) in expected.Facts)
        {
            Fact(page, fact).ShouldBe(value, fact);
        }
    }

    private static string? Fact(CleanedPage page, string name) => name switch
    {
        "kind" => page.Kind.ToString().ToLowerInvariant(),
        "title" => page.Title,
        "dek" => page.Dek,
        "byline" => page.Byline,
        "published" => page.Published?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        "day" => page.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "language" => page.Language,
        "image" => page.Image,
        "url" => page.Url,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "expected.json names a fact that pages do not have"),
    };
}
