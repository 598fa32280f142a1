using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBus.Rendering.Html;

/// <summary>Writes a briefing as one HTML page that also works in an e-mail client: inlined styles, no script, no resources from
/// elsewhere.</summary>
public static class HtmlForm
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)) // readable letters of every script; markup is still escaped
        .BuildServiceProvider();

    /// <summary>The maximum size of an e-mail that no mail program cuts, in bytes: Gmail shows the first 102 kB
    /// (https://github.com/hteumeuleu/email-bugs/issues/41).</summary>
    public const int MaxEmailBytes = 100_000;

    /// <summary>The briefing as an HTML page; line ends are line feeds.</summary>
    public static Task<string> WriteAsync(BriefingComposed briefing) => WriteAsync(briefing, null, SectionCut.None);

    /// <summary>The briefing as the HTML of an e-mail, of at most <see cref="MaxEmailBytes"/> if its warnings, lead stories and feed issues
    /// leave room: as far as necessary, the last sections are reduced to headlines, then to numbers, then omitted.</summary>
    public static async Task<string> WriteEmailAsync(BriefingComposed briefing, EmailFrame frame)
    {
        var whole = await WriteAsync(briefing, frame, SectionCut.None);
        if (Fits(whole))
            return whole;
        var sections = briefing.Sections.Count(s => s.Kind != "weather");
        var (fewest, most) = (1, Math.Max(1, SectionCut.Most(sections)));
        while (fewest < most) // each step makes it smaller
        {
            var middle = (fewest + most) / 2;
            if (Fits(await WriteAsync(briefing, frame, new(middle))))
                most = middle;
            else
                fewest = middle + 1;
        }
        return await WriteAsync(briefing, frame, new(fewest));
    }

    /// <summary>The content without the page around it, for feed readers that show it in their own page.</summary>
    internal static string BodyOf(string html)
    {
        const string Main = "role=\"main\"";
        if (html.IndexOf(Main, StringComparison.Ordinal) is >= 0 and var main)
            return html[(html.IndexOf('>', main) + 1)..html.LastIndexOf("</div>", StringComparison.Ordinal)].Trim();
        var start = html.IndexOf('>', html.IndexOf("<body", StringComparison.Ordinal)) + 1;
        return html[start..html.LastIndexOf("</body>", StringComparison.Ordinal)].Trim();
    }

    private static bool Fits(string html) => Encoding.UTF8.GetByteCount(html) <= MaxEmailBytes;

    private static async Task<string> WriteAsync(BriefingComposed briefing, EmailFrame? frame, SectionCut cut)
    {
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(BriefingPage.Briefing)] = briefing,
            [nameof(BriefingPage.Frame)] = frame,
            [nameof(BriefingPage.Cut)] = cut,
        });
        var page = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<BriefingPage>(parameters)).ToHtmlString());
        return "<!DOCTYPE html>\n" + page.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }
}
