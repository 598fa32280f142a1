namespace BriefingBus.Fetcher.Feeds;

/// <summary>Collects the problems of one document, each once, in the order found. Problems name their kind, never content, so their number
/// is bounded.</summary>
internal sealed class FeedProblems
{
    private readonly List<string> problems = [];
    private readonly List<string> losses = [];

    public IReadOnlyList<string> All => problems;

    /// <summary>The problems that may have lost or damaged content.</summary>
    public IReadOnlyList<string> Losses => losses;

    /// <summary>Notes a harmless problem, unless it is known already.</summary>
    public void Add(string problem)
    {
        if (!problems.Contains(problem)) problems.Add(problem);
    }

    /// <summary>True if the document is incomplete.</summary>
    public bool EndsEarly { get; private set; }

    /// <summary>Notes that the document is incomplete.</summary>
    public void AddCut(string problem)
    {
        AddLoss(problem);
        EndsEarly = true;
    }

    /// <summary>Notes a problem that may have lost or damaged content, unless it is known already.</summary>
    public void AddLoss(string problem)
    {
        Add(problem);
        if (!losses.Contains(problem)) losses.Add(problem);
    }
}
