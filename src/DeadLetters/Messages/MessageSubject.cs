using System.Security.Cryptography;
using System.Text.Json;
using BriefingBus.Text.Json;

namespace BriefingBus.DeadLetters.Messages;

/// <summary>The subject of a message, read from its envelope without deserializing it.</summary>
internal sealed record MessageSubject
{
    /// <summary>The type of a message whose body does not name one.</summary>
    public const string Unreadable = "unreadable";

    public string MessageType { get; private set; } = Unreadable;

    public string? FeedUrl { get; private set; }

    public string? FeedName { get; private set; }

    public string? Title { get; private set; }

    public string? Link { get; private set; }

    public string? ItemId { get; private set; }

    public string? Edition { get; private set; }

    public int? Entries { get; private set; }

    /// <summary>SHA-256 in hexadecimal digits of the message inside its envelope, or of the whole body if that is incomplete. The envelope
    /// has the time of sending, which differs between sends.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>Reads as much as possible; of a damaged body, the part before the damage.</summary>
    public static MessageSubject Read(ReadOnlySpan<byte> body)
    {
        var subject = new MessageSubject();
        var json = JsonText.Repair(body, out _);
        var reader = new Utf8JsonReader(json);
        var message = Range.All;
        try
        {
            subject.ReadEnvelope(ref reader, ref message);
        }
        catch (JsonException)
        {
            // A damaged body may be the reason for the failure; the part before the damage is sufficient to show it.
        }
        subject.Hash = Convert.ToHexStringLower(SHA256.HashData(message.Equals(Range.All) ? body : json[message]));
        return subject;
    }

    private void ReadEnvelope(ref Utf8JsonReader reader, ref Range message)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("messageType") && reader.Read())
                MessageType = FirstType(ref reader) ?? Unreadable;
            else if (reader.ValueTextEquals("message") && reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                var start = (int)reader.TokenStartIndex;
                ReadMessage(ref reader);
                message = start..(int)reader.BytesConsumed;
            }
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
        return first is null ? null : NameOf(first);
    }

    /// <summary>The name in <c>urn:message:Namespace:Type</c>; for <c>urn:message:MassTransit:Fault[[Namespace:Type]]</c>,
    /// <c>Fault&lt;Type&gt;</c>.</summary>
    private static string? NameOf(string urn)
    {
        var generic = urn.IndexOf("[[", StringComparison.Ordinal);
        var outer = generic < 0 ? urn : urn[..generic];
        var name = outer[(outer.LastIndexOf(':') + 1)..];
        var argument = generic < 0 ? null : NameOf(urn[(generic + 2)..].Replace("]]", "", StringComparison.Ordinal));
        return name.Length == 0 ? argument : argument is null ? name : $"{name}<{argument}>";
    }

    private void ReadMessage(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if ((reader.ValueTextEquals("entry") || reader.ValueTextEquals("message")) && reader.Read()
                && reader.TokenType == JsonTokenType.StartObject)
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
            Entries = Number(ref reader);
        else
            reader.Skip();
    }

    private static int? Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Number)
            return reader.TryGetInt32(out var number) ? number : null;
        reader.Skip();
        return null;
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
