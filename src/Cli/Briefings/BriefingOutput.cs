using BriefingBus.Cli.Terminals;
using BriefingBus.Rendering.Json;

namespace BriefingBus.Cli.Briefings;

/// <summary>The forms that a briefing can be printed in.</summary>
internal enum BriefingForm
{
    Text,
    Markdown,
    Html,
    Json,
}

/// <summary>Prints a briefing, or writes its four forms to a folder of its own.</summary>
internal static class BriefingOutput
{
    private static readonly (BriefingForm Form, string Extension)[] Files =
        [(BriefingForm.Markdown, "md"), (BriefingForm.Html, "html"), (BriefingForm.Text, "txt"), (BriefingForm.Json, "json")];

    /// <summary>The option that names the form.</summary>
    public static Option<BriefingForm> FormOption() => new("--format")
    {
        Description = "What to print: text, markdown, html or json.",
        HelpName = "form",
    };

    /// <summary>Writes <c>briefing.md</c>, <c>.html</c>, <c>.txt</c> and <c>.json</c> to <c>OUT/EDITION-DATE-TIME/</c>.</summary>
    /// <returns>The folder.</returns>
    public static string Write(BriefingComposed briefing, string output)
    {
        var name = $"{briefing.Edition}-{briefing.ScheduledAt.ToString("yyyy-MM-dd-HHmm", CultureInfo.InvariantCulture)}";
        var folder = Directory.CreateDirectory(Path.Combine(output, name)).FullName;
        foreach (var (form, extension) in Files)
            File.WriteAllText(Path.Combine(folder, "briefing." + extension), Content(briefing, form));
        return folder;
    }

    /// <summary>Prints one form to stdout; text is laid out if that is a terminal.</summary>
    public static void Print(BriefingComposed briefing, BriefingForm form)
    {
        if (form == BriefingForm.Text && !Console.IsOutputRedirected)
            Terminal.Output().Write(new BriefingLayout(Content(briefing, form)));
        else
            Console.Out.Write(Content(briefing, form));
        Console.Out.Flush();
    }

    private static string Content(BriefingComposed briefing, BriefingForm form) => form switch
    {
        BriefingForm.Markdown => briefing.Markdown,
        BriefingForm.Html => briefing.Html,
        BriefingForm.Json => JsonForm.Write(briefing),
        _ => briefing.Text,
    };
}
