using System.ComponentModel;
using BriefingBus.Cleaner.Models;
using BriefingBus.Configuration;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>How summaries are made: the top-level key <c>summaries</c>.</summary>
public sealed record SummaryOptions : ICheckedOptions
{
    [Description("At most this many sentences, 1 to 10.")]
    public int Sentences { get; init; } = 3;

    [Description("At most this many words, 10 to 300, unless the one best sentence is longer.")]
    public int Words { get; init; } = 60;

    [Description("A language model that may choose the summaries' sentences, which are the source's with it and without it.")]
    public ModelOptions? Model { get; init; }

    /// <inheritdoc />
    public IEnumerable<(string Key, string Problem)> Check()
    {
        if (Sentences is < 1 or > 10)
            yield return ("sentences", $"is {Sentences}; expected 1 to 10");
        if (Words is < 10 or > 300)
            yield return ("words", $"is {Words}; expected 10 to 300");
    }
}
