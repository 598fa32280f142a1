using System.Text.Json;
using BriefingBus.Rendering.Json;

namespace BriefingBus.Delivery.Files;

/// <summary>The content of a briefing's files.</summary>
internal static class FileContent
{
    /// <summary>The extension of a form's files, without the dot.</summary>
    public static string Ending(FileForm form) => form switch
    {
        FileForm.Markdown => "md",
        FileForm.Html => "html",
        FileForm.Text => "txt",
        _ => "json",
    };

    /// <summary>One form of a briefing, in UTF-8; the same briefing gives the same bytes.</summary>
    public static byte[] Of(BriefingComposed briefing, FileForm form, bool frontMatter) => Encoding.UTF8.GetBytes(form switch
    {
        FileForm.Markdown => frontMatter ? FrontMatter(briefing) + briefing.Markdown : briefing.Markdown,
        FileForm.Html => briefing.Html,
        FileForm.Text => briefing.Text,
        _ => JsonForm.Write(briefing),
    });

    /// <summary>The keys that Obsidian, Hugo and Jekyll share, and the briefing's own. Each value is a JSON string or number, which is
    /// valid YAML 1.2 (§1.3), so that no title can end the front matter.</summary>
    private static string FrontMatter(BriefingComposed briefing) => string.Create(CultureInfo.InvariantCulture, $"""
        ---
        title: {Quoted(briefing.Title)}
        date: {briefing.ScheduledAt:yyyy-MM-ddTHH:mm:sszzz}
        tags: [{string.Join(", ", briefing.Tags.Select(Quoted))}]
        edition: {Quoted(briefing.Edition)}
        briefing: {Quoted(briefing.BriefingId.ToString())}
        stories: {briefing.Stories}
        ---


        """);

    private static string Quoted(string text) => JsonSerializer.Serialize(text, JsonForm.Options);
}
