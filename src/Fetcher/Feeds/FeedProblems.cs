namespace BriefingBus.Fetcher.Feeds;

/// <summary>Collects what is wrong with one document: each problem once, in the order met. Problems are named by kind, never with content,
/// so there is a bounded number of them.</summary>
internal sealed class FeedProblems
{
    private readonly List<string> problems = [];
    private readonly List<string> losses = [];

    public IReadOnlyList<string> All => problems;

    /// <summary>Those that may have cost content or made it wrong.</summary>
    public IReadOnlyList<string> Losses => losses;

    /// <summary>Notes a problem that costs nothing, unless it is known already.</summary>
    public void Add(string problem)
    {
        if (!problems.Contains(problem)) problems.Add(problem);
    }

    /// <summary>True where the document ends before its end.</summary>
    public bool EndsEarly { get; private set; }

    /// <summary>Notes that the document ends before its end.</summary>
    public void AddCut(string problem)
    {
        AddLoss(problem);
        EndsEarly = true;
    }

    /// <summary>Notes a problem that may have cost content or made it wrong, unless it is known already.</summary>
    public void AddLoss(string problem)
    {
        Add(problem);
        if (!losses.Contains(problem)) losses.Add(problem);
    }
}
