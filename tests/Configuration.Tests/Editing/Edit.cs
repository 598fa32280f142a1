using System.Text.Json;
using System.Text.Json.Nodes;
using BriefingBus.Configuration.Editing;

namespace BriefingBus.Configuration.Tests.Editing;

/// <summary>Makes an edit that is written as a line of words: <c>add EDITION SECTION URL NAME</c>, <c>remove URL</c>, <c>move URL
/// SECTION</c>, <c>set PLACE JSON</c> where the place is an edition, <c>edition/index of the section</c>, a feed's address or an outlet,
/// <c>add-outlet OUTLET JSON</c>, <c>remove-outlet OUTLET</c>, <c>add-edition JSON</c>, <c>remove-edition NAME</c>.</summary>
internal static class Edit
{
    public static string Make(string text, string edit)
    {
        var words = edit.Split(' ');
        var rest = string.Join(' ', words.Skip(2));
        switch (words[0])
        {
            case "set":
                return On(text, e => e.Options.Set(PlaceOf(e, words[1]), [.. Changes(rest)]));
            case "add-outlet":
                var options = Changes(rest).Select(c => KeyValuePair.Create(c.Key, c.Value!));
                return On(text, e => e.Options.AddOutlet(words[1], new([.. options])));
            case "add-edition":
                var edition = Changes(edit["add-edition ".Length..]).Select(c => KeyValuePair.Create(c.Key, c.Value!));
                return On(text, e => e.Options.AddEdition(new([.. edition])));
            case "remove-edition":
                return On(text, e => e.Options.RemoveEdition(words[1]));
            case "remove-outlet":
                return On(text, e => e.Options.RemoveOutlet(words[1]));
        }
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

    private static OptionPlace PlaceOf(BriefingEditor editor, string place) => place.Split('/') switch
    {
        [var edition] => editor.Options.PlaceOf(edition)!,
        [var edition, var index] when int.TryParse(index, out var section) => editor.Options.PlaceOf(edition, section)!,
        [_, _] => OptionPlace.OfOutlet(place),
        _ => OptionPlace.OfFeed(Find(editor, place)),
    };

    private static IEnumerable<(string Key, OptionValue? Value)> Changes(string json) =>
        JsonNode.Parse(json)!.AsObject().Select(pair => (pair.Key, Value(pair.Value)));

    private static OptionValue? Value(JsonNode? value) => value switch
    {
        JsonArray list => new OptionList([.. list.Select(item => Value(item)!)]),
        JsonObject keys => new OptionKeys([.. keys.Select(pair => KeyValuePair.Create(pair.Key, Value(pair.Value)!))]),
        JsonValue scalar => new OptionText(scalar.ToString()) { IsWord = scalar.GetValueKind() != JsonValueKind.String },
        _ => null,
    };

    // URL#N is the feed's (N+1)th mention.
    private static ConfiguredFeed Find(BriefingEditor editor, string url) =>
        editor.Feeds.Where(f => f.Url == url.Split('#')[0]).ElementAt(url.Contains('#') ? int.Parse(url.Split('#')[1]) : 0);
}
