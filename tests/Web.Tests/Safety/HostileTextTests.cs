using AngleSharp;
using AngleSharp.Dom;
using BriefingBus.Web.Tests.Quality;
using Shouldly;
using Xunit;

namespace BriefingBus.Web.Tests.Safety;

/// <summary>Feed text is text on every page, whatever it says.</summary>
[Collection(EveryPageTests.Name)]
public sealed class HostileTextTests(EveryPage all)
{
    [Fact]
    public async Task Nothing_of_a_feed_becomes_markup_a_script_or_a_link_that_is_none()
    {
        var found = new List<string>();
        const string hostile = "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%E2%80%AE"
            + "&edition=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E";
        foreach (var path in all.Paths.Append("/search?q=script").Append(hostile))
        {
            using var browsing = BrowsingContext.New(AngleSharp.Configuration.Default);
            var html = await all.Web.Client.GetStringAsync(path);
            var page = await browsing.OpenAsync(answer => answer.Content(html));
            found.AddRange(page.All.Where(IsActive).Select(e => $"{path}: {e.OuterHtml}"));
            found.AddRange(page.QuerySelectorAll("a[href]").Where(a => !IsHarmless(a)).Select(a => $"{path}: {a.OuterHtml}"));
            if (html.Any(c => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')))
                found.Add($"{path} has a character that turns the direction of what follows");
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task Hostile_words_stay_readable()
    {
        var page =
            await all.Web.Client.GetStringAsync(all.Paths.Single(p => p.StartsWith("/briefings/hostile/", StringComparison.Ordinal)));

        page.ShouldContain("&lt;script&gt;");
    }

    private static bool IsActive(IElement element) =>
        (element.LocalName == "script" && element.GetAttribute("src")?.StartsWith("/assets/", StringComparison.Ordinal) != true)
        || element.LocalName is "iframe" or "object" or "embed" or "base" or "style"
        || (element.LocalName == "img" && element.GetAttribute("src")?.StartsWith('/') != true)
        || element.Attributes.Any(
            a => a.LocalName == "style" || a.LocalName.StartsWith("on", StringComparison.Ordinal) || a.LocalName == "srcdoc");

    private static bool IsHarmless(IElement link) => link.GetAttribute("href") switch
    {
        ['#', ..] or ['/'] or ['/', not '/', ..] => true,
        { } address => Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is ("http" or "https")
            && link.GetAttribute("rel") == "noopener noreferrer",
        null => false,
    };
}
