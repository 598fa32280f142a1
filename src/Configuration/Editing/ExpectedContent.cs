using System.Text.Json.Nodes;

namespace BriefingBus.Configuration.Editing;

/// <summary>The content that a file should have after its edits, for comparison with its actual content. Every edit of the text is also
/// applied here, to the content.</summary>
internal sealed class ExpectedContent(YamlText yaml)
{
    private readonly JsonNode content = yaml.Content();

    /// <summary>The content of a new feed.</summary>
    public static JsonNode Of(NewFeed feed) => new JsonArray([.. feed.Keys().Select(k => Pair(k.Key, k.Value switch
    {
        bool flag => flag ? "true" : "false",
        IReadOnlyList<string> list => new JsonArray([.. list.Select(t => JsonValue.Create(t))]),
        var text => (string)text,
    }))]);

    /// <summary>The content of a feed, as a copy.</summary>
    public JsonNode? Of(FeedPlace place) => Feed(place)?.DeepClone();

    public void Append(int edition, int section, IEnumerable<JsonNode?> feeds)
    {
        foreach (var feed in feeds)
            Feeds(edition, section).Add(feed);
    }

    public void AppendSection(int edition, string title, IEnumerable<JsonNode?> feeds) => Sections(edition).Add((JsonNode)new JsonArray(
        Pair("title", title), Pair(SectionElement.FeedsKey, new JsonArray([.. feeds]))));

    public void AppendEdition(JsonNode edition) => Value(content, EditionElement.Key)!.AsArray().Add(edition);

    public void RemoveEdition(int edition) => Value(content, EditionElement.Key)!.AsArray().RemoveAt(edition);

    public void Remove(FeedPlace place) => Feeds(place.Edition, place.Section).RemoveAt(place.Item);

    public void RemoveSection(int edition, int section) => Sections(edition).RemoveAt(section);

    /// <summary>Sets a key of a feed, or removes it.</summary>
    public void Set(FeedPlace place, string key, string? value)
    {
        var feed = (JsonArray)Feed(place)!;
        var pair = (JsonArray?)feed.FirstOrDefault(p => IsPair(p, key));
        if (value is null)
            feed.Remove(pair);
        else if (pair is null)
            feed.Add((JsonNode)Pair(key, value));
        else
            pair[2] = value;
    }

    /// <summary>Replaces a mapping.</summary>
    public void Replace(OptionPlace place, JsonArray mapping)
    {
        var node = content;
        foreach (var step in place.Steps)
            node = step is int index ? node[index]! : Value(node, (string)step)!;
        var pairs = (JsonArray)node;
        var copies = mapping.Select(pair => pair!.DeepClone()).ToList();
        pairs.Clear();
        foreach (var pair in copies)
            pairs.Add(pair);
    }

    /// <summary>Whether a text has this content.</summary>
    public bool Matches(string text)
    {
        try
        {
            return JsonNode.DeepEquals(YamlText.Parse(text).Content(), content);
        }
        catch (EditRefusedException)
        {
            return false;
        }
    }

    private JsonArray Sections(int edition) => (JsonArray)Value(Value(content, EditionElement.Key)![edition]!, SectionElement.Key)!;

    private JsonArray Feeds(int edition, int section) => (JsonArray)Value(Sections(edition)[section]!, SectionElement.FeedsKey)!;

    private JsonNode? Feed(FeedPlace place) => Feeds(place.Edition, place.Section)[place.Item];

    /// <summary>A pair of a mapping. The content of a mapping is a list of pairs, since a key may be other than text.</summary>
    public static JsonArray Pair(string key, JsonNode? value) => new("key", key, value);

    private static JsonNode? Value(JsonNode mapping, string key) => mapping.AsArray().FirstOrDefault(p => IsPair(p, key))?[2];

    private static bool IsPair(JsonNode? pair, string key) => pair is JsonArray && pair[1] is JsonValue name && name.ToString() == key;
}
