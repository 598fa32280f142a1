namespace BriefingBus.Rendering.Html;

/// <summary>The detail in which a section's stories are shown.</summary>
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

/// <summary>The reduction of a briefing's sections. From the last section to the first they are reduced to headlines; then, in the same
/// order, to numbers; then they are omitted.</summary>
/// <param name="Steps">The number of reductions so far.</param>
public readonly record struct SectionCut(int Steps)
{
    /// <summary>Nothing is left out.</summary>
    public static readonly SectionCut None = new(0);

    /// <summary>The number of steps that omit everything.</summary>
    /// <param name="sections">The number of sections.</param>
    public static int Most(int sections) => sections * (int)SectionDetail.Nothing;

    /// <summary>The detail of a section.</summary>
    /// <param name="section">Its index.</param>
    /// <param name="sections">The number of sections.</param>
    public SectionDetail Of(int section, int sections)
    {
        var rounds = (Steps + section) / sections; // the number of reductions of this section; the last section is reduced first
        return (SectionDetail)Math.Min(rounds, (int)SectionDetail.Nothing);
    }
}
