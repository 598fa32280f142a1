namespace BriefingBus.Rendering.Html;

/// <summary>How much of a section's stories is shown.</summary>
public enum SectionDetail
{
    /// <summary>Everything.</summary>
    Whole,

    /// <summary>The headlines, with their links.</summary>
    Headlines,

    /// <summary>The number of stories.</summary>
    Count,

    /// <summary>Not even its title.</summary>
    Nothing,
}

/// <summary>How much of a briefing's sections is left out so that it fits. From the last section to the first they become headlines; then,
/// in the same order, numbers; then they go.</summary>
/// <param name="Steps">The number of reductions so far.</param>
public readonly record struct SectionCut(int Steps)
{
    /// <summary>Nothing is left out.</summary>
    public static readonly SectionCut None = new(0);

    /// <summary>The number of steps that leave out everything.</summary>
    /// <param name="sections">How many sections there are.</param>
    public static int Most(int sections) => sections * (int)SectionDetail.Nothing;

    /// <summary>What is left of a section.</summary>
    /// <param name="section">Its place among them, from 0.</param>
    /// <param name="sections">How many there are.</param>
    public SectionDetail Of(int section, int sections)
    {
        var rounds = (Steps + section) / sections; // how often it was this section's turn, the last one's coming first
        return (SectionDetail)Math.Min(rounds, (int)SectionDetail.Nothing);
    }
}
