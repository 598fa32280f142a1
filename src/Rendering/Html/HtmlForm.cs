using System.Text.Encodings.Web;
using System.Text.Unicode;
using BriefingBus.Contracts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BriefingBus.Rendering.Html;

/// <summary>A briefing as one HTML page that also survives an e-mail client: inlined styles, no script, nothing loaded from elsewhere.</summary>
public static class HtmlForm
{
    private static readonly ServiceProvider Services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)) // readable letters of every script; markup is still escaped
        .BuildServiceProvider();

    /// <summary>The briefing as an HTML page; line ends are line feeds.</summary>
    public static async Task<string> WriteAsync(BriefingComposed briefing)
    {
        ArgumentNullException.ThrowIfNull(briefing);
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(BriefingPage.Briefing)] = briefing });
        var page = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<BriefingPage>(parameters)).ToHtmlString());
        return "<!DOCTYPE html>\n" + page.ReplaceLineEndings("\n").TrimEnd() + "\n";
    }

    /// <summary>What stands in the body of the form: its styles are inlined, so that nothing but the head is lost.</summary>
    internal static string BodyOf(string html)
    {
        var start = html.IndexOf('>', html.IndexOf("<body", StringComparison.Ordinal)) + 1;
        return html[start..html.LastIndexOf("</body>", StringComparison.Ordinal)].Trim();
    }
}
