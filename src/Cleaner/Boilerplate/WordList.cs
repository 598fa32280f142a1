namespace BriefingBus.Cleaner.Boilerplate;

/// <summary>Words that several rules share, from <c>words.yaml</c>.</summary>
public sealed record WordList
{
    /// <summary>The name by which rules refer to it: small letters and hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Who writes the words and where.</summary>
    public required string Source { get; init; }

    /// <summary>The words, as plain text in small letters.</summary>
    public required IEnumerable<string> Words { get; init; }
}
