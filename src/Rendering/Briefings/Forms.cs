using BriefingBus.Rendering.Html;
using BriefingBus.Rendering.Markdown;
using BriefingBus.Rendering.Text;

namespace BriefingBus.Rendering.Briefings;

/// <summary>Renders the forms of a briefing in its message.</summary>
public static class Forms
{
    /// <summary>The briefing with text, Markdown and HTML rendered from its data; their previous values are ignored. The same data gives
    /// the same forms, byte for byte.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know the briefing's time zone.</exception>
    public static async Task<BriefingComposed> RenderAsync(BriefingComposed briefing)
    {
        return briefing with
        {
            Text = TextForm.Write(briefing),
            Markdown = MarkdownForm.Write(briefing),
            Html = await HtmlForm.WriteAsync(briefing),
        };
    }
}
