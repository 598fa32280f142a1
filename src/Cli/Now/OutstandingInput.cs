using BriefingBus.Rendering.Languages;

namespace BriefingBus.Cli.Now;

/// <summary>The input that had not arrived at the end of the wait.</summary>
/// <param name="Feeds">The names of feeds that had not answered.</param>
/// <param name="Items">The number of items that were still being cleaned.</param>
/// <param name="Deadline">The duration of the wait.</param>
internal sealed record OutstandingInput(IReadOnlyCollection<string> Feeds, int Items, TimeSpan Deadline)
{
    /// <summary>Whether everything had arrived.</summary>
    public bool IsNothing => Feeds.Count == 0 && Items == 0;

    /// <summary>What is missing, as sentences of a briefing in its language; empty if nothing is.</summary>
    public IReadOnlyList<string> Notes(string? language)
    {
        var words = Phrases.Of(language);
        var notes = new List<string>();
        if (Feeds.Count > 0)
            notes.Add(words.Count("unanswered", Feeds.Count, Duration.Write(Deadline), string.Join(", ", Feeds)));
        if (Items > 0)
            notes.Add(words.Count("uncleaned", Items, Duration.Write(Deadline)));
        return notes;
    }
}
