using System.Text.Json;
using BriefingBus.Text.Json;

namespace BriefingBus.DeadLetters.Letters;

/// <summary>What a message is about, read from its envelope without reading all of it into objects: a look goes over 100,000 of them.</summary>
internal sealed record LetterSubject
{
    /// <summary>The type of a message that does not say.</summary>
    public const string Unreadable = "unreadable";

    public string MessageType { get; private set; } = Unreadable;

    public string? FeedUrl { get; private set; }

    public string? FeedName { get; private set; }

    public string? Title { get; private set; }

    public string? Link { get; private set; }

    public string? ItemId { get; private set; }

    public string? Edition { get; private set; }

    public int? Entries { get; private set; }

    /// <summary>Reads what can be read; a damaged body gives what stands before the damage.</summary>
    public static LetterSubject Read(ReadOnlySpan<byte> body)
    {
        var subject = new LetterSubject();
        var reader = new Utf8JsonReader(JsonText.Repair(body, out _));
        try
        {
            subject.ReadEnvelope(ref reader);
        }
        catch (JsonException)
        {
            // Such a body is one of the reasons why letters die; it is shown as it is.
        }
        return subject;
    }

    private void ReadEnvelope(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("messageType") && reader.Read())
                MessageType = FirstType(ref reader) ?? Unreadable;
            else if (reader.ValueTextEquals("message") && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                ReadMessage(ref reader);
            else
                reader.Skip();
        }
    }

    private static string? FirstType(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return null;
        }
        string? first = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            if (reader.TokenType == JsonTokenType.String)
                first ??= reader.AsText();
            else
                reader.Skip();
        // urn:message:Namespace:Type
        return first?[(first.LastIndexOf(':') + 1)..] is { Length: > 0 } name ? name : null;
    }

    private void ReadMessage(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("entry") && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                ReadMessage(ref reader);
            else if (reader.TokenType == JsonTokenType.PropertyName)
                ReadProperty(ref reader);
            else
                reader.Skip();
        }
    }

    private void ReadProperty(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("feedUrl"))
            FeedUrl = Text(ref reader);
        else if (reader.ValueTextEquals("feedName"))
            FeedName = Text(ref reader);
        else if (reader.ValueTextEquals("title"))
            Title = Text(ref reader);
        else if (reader.ValueTextEquals("link"))
            Link = Text(ref reader);
        else if (reader.ValueTextEquals("itemId"))
            ItemId = Text(ref reader);
        else if (reader.ValueTextEquals("edition"))
            Edition = Text(ref reader);
        else if (reader.ValueTextEquals("entriesNew"))
            Entries = reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var count) ? count : null;
        else
            reader.Skip();
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.String)
            return reader.AsText();
        reader.Skip();
        return null;
    }
}
