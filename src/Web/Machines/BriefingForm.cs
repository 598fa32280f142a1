using System.Text;
using BriefingBus.Rendering.Json;
using BriefingBus.Web.Safety;
using BriefingBus.Web.Storage;

namespace BriefingBus.Web.Machines;

/// <summary>A form of a briefing.</summary>
/// <param name="Extension">The extension of its address.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Write">Writes it.</param>
internal sealed record BriefingForm(string Extension, string Type, Func<BriefingComposed, string> Write)
{
    public static readonly IReadOnlyList<BriefingForm> All =
    [
        new("html", "text/html; charset=utf-8", b => b.Html),
        new("md", "text/markdown; charset=utf-8", b => b.Markdown),
        new("txt", "text/plain; charset=utf-8", b => b.Text),
        new("json", "application/json; charset=utf-8", JsonForm.Write),
    ];

    /// <summary>The response with this form of a briefing, or 404.</summary>
    public IResult Of(StoredBriefing? briefing) => briefing is null
        ? TypedResults.NotFound()
        : new Fresh(
            Encoding.UTF8.GetBytes(Write(briefing.Composed)),
            Type,
            briefing.ReceivedAt,
            Extension == "html" ? SecurityHeaders.PolicyOfForm : null);
}
