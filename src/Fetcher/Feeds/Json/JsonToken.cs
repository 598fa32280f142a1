namespace BriefingBus.Fetcher.Feeds.Json;

/// <summary>What <see cref="JsonScanner"/> reports.</summary>
internal enum JsonToken
{
    /// <summary>The document has ended.</summary>
    End,

    /// <summary>An object begins.</summary>
    StartObject,

    /// <summary>An object ends.</summary>
    EndObject,

    /// <summary>An array begins.</summary>
    StartArray,

    /// <summary>An array ends.</summary>
    EndArray,

    /// <summary>The name of an object's member.</summary>
    Name,

    /// <summary>A string.</summary>
    Text,

    /// <summary>A number, or a word such as <c>true</c>.</summary>
    Literal,
}
