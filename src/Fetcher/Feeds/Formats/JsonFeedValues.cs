using BriefingBus.Fetcher.Feeds.Json;
using BriefingBus.Fetcher.Feeds.Links;

namespace BriefingBus.Fetcher.Feeds.Formats;

/// <summary>Reads the values of a JSON Feed: texts, addresses and people.</summary>
internal sealed class JsonFeedValues(FeedSource source, FeedProblems problems)
{
    private readonly Uri? baseAddress = Address.Web(source.Url);
    private readonly DocumentLinks links = new(source.Limits, problems);

    /// <summary>One person, or an array of them; a person is an object with a name (JSON Feed 1.1, "authors") or only the name.</summary>
    public List<string> People(ref JsonScanner json)
    {
        var names = new List<string>();
        if (json.Token == JsonToken.StartArray)
            for (var depth = json.Depth; json.ReadElement(depth);) ReadPerson(names, ref json);
        else
            ReadPerson(names, ref json);
        return names;
    }

    private void ReadPerson(List<string> names, ref JsonScanner json)
    {
        string? found = null;
        if (json.Token != JsonToken.StartObject) found = Text(ref json);
        else
            while (json.ReadMember(out var member))
            {
                var value = Text(ref json);
                if (member == "name") found = value ?? found;
            }
        if (!string.IsNullOrWhiteSpace(found) && names.Count < source.Limits.ListMembers) names.Add(found);
    }

    /// <summary>The value as an address.</summary>
    public string? Resolved(ref JsonScanner json) => Resolve(Text(ref json));

    /// <summary>An address, absolute.</summary>
    public string? Resolve(string? address) => links.Resolve(address, baseAddress);

    /// <summary>The value as text: strings as they are, numbers as written (1.0 asks readers to take numeric ids); anything else is
    /// skipped.</summary>
    public string? Text(ref JsonScanner json)
    {
        var isNumber = json.Token == JsonToken.Literal && json.Raw is [(byte)'-' or (>= (byte)'0' and <= (byte)'9'), ..];
        if (json.Token != JsonToken.Text && !isNumber)
        {
            json.Skip();
            return null;
        }
        var text = json.Text(source.Limits.TextBytes, out var isCut);
        if (isCut) problems.AddLoss($"a text is longer than {source.Limits.TextBytes} bytes (maxText) and was cut");
        return text.Contains('\0', StringComparison.Ordinal) ? text.Replace("\0", "", StringComparison.Ordinal) : text;
    }

    /// <summary>The value as HTML.</summary>
    public FeedText? Html(ref JsonScanner json) =>
        Text(ref json) is { } text ? new FeedText(links.ResolveIn(text.Trim(), baseAddress)) : null;

    /// <summary>The value as text without markup.</summary>
    public FeedText? Plain(ref JsonScanner json) =>
        Text(ref json) is { } text && !string.IsNullOrWhiteSpace(text) ? new FeedText(text.Trim(), IsPlain: true) : null;
}
