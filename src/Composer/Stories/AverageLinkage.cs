namespace BriefingBus.Composer.Stories;

/// <summary>Joins the most similar groups first, by the average similarity of their members, until none are similar enough. Unlike chaining neighbour
/// to neighbour, this never joins two groups because one member of each happens to be alike.</summary>
internal sealed class AverageLinkage
{
    private readonly GroupingOptions options;
    private readonly StoryCohesion cohesion;
    private readonly List<int>?[] members;
    private readonly Dictionary<int, (double Sum, int Alike)>[] links;
    private readonly int[] changes;
    private readonly int[] groupOf;
    private readonly PriorityQueue<(int A, int B, int ChangesA, int ChangesB), (double, int, int)> queue = new();

    private AverageLinkage(
        Similarities similarities, IReadOnlyList<(int First, int Second)> copies, StoryCohesion cohesion, int count,
        GroupingOptions options)
    {
        this.options = options;
        this.cohesion = cohesion;
        groupOf = [.. Enumerable.Range(0, count)];
        members = [.. Enumerable.Range(0, count).Select(i => new List<int> { i })];
        changes = new int[count];
        links = new Dictionary<int, (double, int)>[count];
        for (var i = 0; i < count; i++)
            links[i] = similarities.Of(i).ToDictionary(s => s.Key, s => (s.Value, s.Value >= options.Similarity / 3 ? 1 : 0));
        foreach (var (first, second) in copies.Where(c => groupOf[c.First] != groupOf[c.Second]))
            Merge(groupOf[first], groupOf[second]);
        for (var i = 0; i < count; i++)
        {
            foreach (var other in links[i].Keys.Where(o => o > i))
                Offer(i, other);
        }
    }

    /// <summary>The group of each member, as the number of one of its members.</summary>
    /// <param name="similarities">How similar the members are.</param>
    /// <param name="copies">Pairs that belong together whatever their similarity.</param>
    /// <param name="cohesion">Whether groups that are similar enough are one story.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="options">When groups are similar enough.</param>
    public static int[] Group(
        Similarities similarities, IReadOnlyList<(int First, int Second)> copies, StoryCohesion cohesion, int count,
        GroupingOptions options)
    {
        var linkage = new AverageLinkage(similarities, copies, cohesion, count, options);
        linkage.Run();
        return linkage.groupOf;
    }

    private void Run()
    {
        while (queue.TryDequeue(out var pair, out _))
        {
            if (changes[pair.A] != pair.ChangesA || changes[pair.B] != pair.ChangesB)
                continue;
            if (members[pair.A] is not { } first || members[pair.B] is not { } second || !cohesion.AreOneStory(first, second))
                continue;
            Merge(pair.A, pair.B);
            foreach (var other in links[pair.A].Keys)
                Offer(pair.A, other);
        }
    }

    private void Offer(int a, int b)
    {
        var (first, second) = (members[a]!, members[b]!);
        var pairs = (double)first.Count * second.Count;
        var (sum, alike) = links[a][b];
        var average = sum / pairs;
        // Numbers break ties, so that the same reports always give the same groups.
        if (average >= options.Similarity && alike > pairs / 2)
            queue.Enqueue((a, b, changes[a], changes[b]), (-average, Math.Min(a, b), Math.Max(a, b)));
    }

    private void Merge(int a, int b)
    {
        foreach (var member in members[b]!)
            groupOf[member] = a;
        members[a]!.AddRange(members[b]!);
        members[b] = null;
        changes[a]++;
        links[a].Remove(b);
        foreach (var (other, link) in links[b].Where(l => l.Key != a))
        {
            var known = links[a].GetValueOrDefault(other);
            links[a][other] = (known.Sum + link.Sum, known.Alike + link.Alike);
            links[other][a] = links[a][other];
            links[other].Remove(b);
        }
        links[b].Clear();
    }
}
