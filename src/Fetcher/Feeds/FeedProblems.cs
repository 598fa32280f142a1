namespace BriefingBus.Fetcher.Feeds;

/// <summary>Collects what is wrong with one document: each problem once, in the order met.</summary>
internal sealed class FeedProblems
{
    private readonly List<string> problems = [];

    public IReadOnlyList<string> All => problems;

    /// <summary>Notes a problem unless it is known already. Problems are named by kind, never with content, so there is a bounded number of them.</summary>
    public void Add(string problem)
    {
        if (!problems.Contains(problem)) problems.Add(problem);
    }
}
