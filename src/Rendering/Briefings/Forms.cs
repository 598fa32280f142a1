using BriefingBus.Rendering.Html;
using BriefingBus.Rendering.Markdown;
using BriefingBus.Rendering.Text;

namespace BriefingBus.Rendering.Briefings;

/// <summary>The forms of a briefing that its message carries.</summary>
public static class Forms
{
    /// <summary>The same briefing with its text, Markdown and HTML made from its data; what they held before is ignored.
    /// The same data gives the same forms, byte for byte.</summary>
    /// <exception cref="TimeZoneNotFoundException">The machine does not know the briefing's time zone.</exception>
    public static async Task<BriefingComposed> RenderAsync(BriefingComposed briefing)
    {
        ArgumentNullException.ThrowIfNull(briefing);
        return briefing with
        {
            Text = TextForm.Write(briefing),
            Markdown = MarkdownForm.Write(briefing),
            Html = await HtmlForm.WriteAsync(briefing),
        };
    }
}
