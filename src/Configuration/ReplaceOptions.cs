using System.ComponentModel;

namespace BriefingBus.Configuration;

/// <summary>One replacement in headlines and summaries.</summary>
public sealed record ReplaceOptions
{
    [Description("What to find: a word, a \"phrase\", or a /regular expression/.")]
    public required string Find { get; init; }

    [Description("What to put in its place; nothing removes it.")]
    public string With { get; init; } = "";
}
