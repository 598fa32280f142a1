using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using BriefingBus.Delivery.Outlets;

namespace BriefingBus.Delivery.Files;

/// <summary>A folder that briefings are written into.</summary>
public sealed record FilesOptions : OutletOptions, ICheckedOptions, IOutletOptions
{
    public static string Kind => "files";

    [Description("The folder, made where it is not there; a relative one is below the folder that the service runs in.")]
    public required string Folder { get; init; }

    [Description("Forms to write: markdown, html, text, json; else all four.")]
    [MinLength(1, ErrorMessage = "at least one of markdown, html, text, json")]
    public IReadOnlyList<FileForm> Forms { get; init; } = [FileForm.Markdown, FileForm.Html, FileForm.Text, FileForm.Json];

    [Description(
        "Name of the files without their ending: {edition}, {title}, {date} (2026-09-23), {time} (0600), {year}, {month}, "
        + "{day}; a slash makes folders.")]
    public string Name { get; init; } = "{edition}-{date}-{time}";

    [Description("Who may read the files and folders: everyone (as the service's umask has it), group, or owner.")]
    public FileReaders ReadableBy { get; init; } = FileReaders.Everyone;

    [Description("Begin Markdown files with YAML front matter (title, date, tags), as Obsidian and static site generators read it.")]
    public bool FrontMatter { get; init; } = true;

    [Description("Keep a link to the newest briefing of each edition beside the files, such as morning-latest.md.")]
    public bool Latest { get; init; } = true;

    public IEnumerable<(string Key, string Problem)> Check()
    {
        if (string.IsNullOrWhiteSpace(Folder))
            yield return ("folder", "found nothing, expected a folder");
        if (FileName.ProblemOf(Name) is { } problem)
            yield return ("name", problem);
    }
}

/// <summary>A form that a briefing is written in.</summary>
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

/// <summary>Who may read the files of a folder.</summary>
public enum FileReaders
{
    /// <summary>Everyone, as far as the umask of the service lets them.</summary>
    Everyone,

    /// <summary>The user of the service and its group.</summary>
    Group,

    /// <summary>The user of the service alone.</summary>
    Owner,
}
