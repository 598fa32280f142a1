namespace BriefingBus.Composer.Stories;

/// <summary>Joins the most similar groups first, by the average similarity of their members, until none are similar enough. Unlike chaining neighbour
/// to neighbour, this never joins two groups because one member of each happens to be alike.</summary>
public sealed class AverageLinkage
{
    private readonly GroupingOptions options;
    private readonly List<int>?[] members;
    private readonly double[] within;
    private readonly Dictionary<int, (double Sum, int Alike)>[] links;
    private readonly int[] changes;
    private readonly int[] groupOf;
    private readonly PriorityQueue<(int A, int B, int ChangesA, int ChangesB), (double, int, int)> queue = new();

    private AverageLinkage(Similarities similarities, IReadOnlyList<(int First, int Second)> copies, int count, GroupingOptions options)
    {
        this.options = options;
        groupOf = [.. Enumerable.Range(0, count)];
        members = [.. Enumerable.Range(0, count).Select(i => new List<int> { i })];
        within = new double[count];
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
    /// <param name="count">How many there are.</param>
    /// <param name="options">When groups are similar enough.</param>
    public static int[] Group(Similarities similarities, IReadOnlyList<(int First, int Second)> copies, int count, GroupingOptions options)
    {
        var linkage = new AverageLinkage(similarities, copies, count, options);
        linkage.Run();
        return linkage.groupOf;
    }

    private void Run()
    {
        while (queue.TryDequeue(out var pair, out _))
        {
            if (members[pair.A] is null || members[pair.B] is null || changes[pair.A] != pair.ChangesA || changes[pair.B] != pair.ChangesB)
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
        var isAlike = average >= options.Similarity && alike > pairs / 2;
        var isCohesive = first.Count < 3 || second.Count < 3 || average >= options.Cohesion * Math.Min(Cohesion(a), Cohesion(b));
        // Numbers break ties, so that the same tellings always give the same groups.
        if (isAlike && isCohesive)
            queue.Enqueue((a, b, changes[a], changes[b]), (-average, Math.Min(a, b), Math.Max(a, b)));
    }

    private double Cohesion(int group)
    {
        var size = members[group]!.Count;
        return within[group] / (size * (size - 1) / 2.0);
    }

    private void Merge(int a, int b)
    {
        within[a] += within[b] + links[a].GetValueOrDefault(b).Sum;
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
