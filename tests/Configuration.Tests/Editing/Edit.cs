using BriefingBus.Configuration.Editing;

namespace BriefingBus.Configuration.Tests.Editing;

/// <summary>Makes an edit that is written as a line of words: <c>add EDITION SECTION URL NAME</c>, <c>remove URL</c>, <c>move URL
/// SECTION</c>.</summary>
internal static class Edit
{
    public static string Make(string text, string edit)
    {
        var words = edit.Split(' ');
        var url = Array.Find(words, w => w.Contains("://", StringComparison.Ordinal))!;
        var (before, behind) = edit.Split(url) is [var b, var a] ? (b.Trim(), a.Trim()) : throw new FormatException(edit);
        return words[0] switch
        {
            "add" => On(text, e => e.Add(
                words[1],
                before["add ".Length..][words[1].Length..].Trim(),
                new NewFeed { Url = url, Name = behind.Length == 0 ? null : behind })),
            "remove" or "remove-with-section" => On(text, e => e.Remove(Find(e, url)), words[0] != "remove"),
            "enable" or "disable" => On(text, e => e.SetEnabled(Find(e, url), words[0] == "enable")),
            _ => On(text, e => e.Move(Find(e, url), Find(e, url).Edition, behind), words[0] == "move-with-section"),
        };
    }

    public static string On(string text, Action<BriefingEditor> change, bool withSections = false)
    {
        var editor = new BriefingEditor(text);
        change(editor);
        return editor.Finish(t => BriefingFile.MistakesIn("briefing.yaml", t, []), withSections);
    }

    // URL#N is the feed's (N+1)th mention.
    private static ConfiguredFeed Find(BriefingEditor editor, string url) =>
        editor.Feeds.Where(f => f.Url == url.Split('#')[0]).ElementAt(url.Contains('#') ? int.Parse(url.Split('#')[1]) : 0);
}
