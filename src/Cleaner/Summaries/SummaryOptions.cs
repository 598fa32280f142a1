using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BriefingBus.Cleaner.Summaries;

/// <summary>How summaries are made: the top-level key <c>summaries</c>.</summary>
public sealed record SummaryOptions
{
    [Description("At most this many sentences, 1 to 10.")]
    [Range(1, 10)]
    public int Sentences { get; init; } = 3;

    [Description("At most this many words, 10 to 300, unless the one best sentence is longer.")]
    [Range(10, 300)]
    public int Words { get; init; } = 60;

    [Description("A language model that may choose the sentences of summaries; they are the source's own in any case.")]
    public ModelOptions? Model { get; init; }
}
