namespace BriefingBus.Rendering.Html;

/// <summary>How much of a section's stories is said.</summary>
public enum SectionDetail
{
    /// <summary>Everything.</summary>
    Whole,

    /// <summary>The headlines, with their links.</summary>
    Headlines,

    /// <summary>How many there are.</summary>
    Count,

    /// <summary>Not even its title.</summary>
    Nothing,
}

/// <summary>How much of a briefing's sections is left out so that it fits. The last ones first become headlines; once all have, the last
/// ones first become a number; once all have, the last ones first go.</summary>
/// <param name="Steps">How often something was left out.</param>
public readonly record struct SectionCut(int Steps)
{
    /// <summary>Nothing is left out.</summary>
    public static readonly SectionCut None = new(0);

    /// <summary>So many steps leave out everything.</summary>
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
