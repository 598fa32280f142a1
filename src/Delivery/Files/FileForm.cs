namespace BriefingBus.Delivery.Files;

/// <summary>A form that a briefing is written in; each has the ending of its name.</summary>
public enum FileForm
{
    /// <summary>Markdown, <c>.md</c>.</summary>
    Markdown,

    /// <summary>A web page, <c>.html</c>.</summary>
    Html,

    /// <summary>Plain text, <c>.txt</c>.</summary>
    Text,

    /// <summary>The data, <c>.json</c>.</summary>
    Json,
}
