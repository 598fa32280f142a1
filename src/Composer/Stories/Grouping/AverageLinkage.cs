using BriefingBus.Composer.Stories.Comparing;

namespace BriefingBus.Composer.Stories.Grouping;

/// <summary>Joins the most similar groups first, by the average similarity of their members, until no two are similar enough. Single
/// linkage would join two groups because one member of each happens to be similar.</summary>
internal sealed class AverageLinkage
{
    private readonly GroupingOptions options;
    private readonly StoryCohesion cohesion;
    private readonly List<int>?[] members;
    private readonly Dictionary<int, (double Sum, int Alike)>[] links;
    private readonly int[] changes;
    private readonly PriorityQueue<(int A, int B, int ChangesA, int ChangesB), (double, int, int)> queue = new();

    private AverageLinkage(int[] component, Similarities similarities, StoryCohesion cohesion, GroupingOptions options)
    {
        this.options = options;
        this.cohesion = cohesion;
        members = [.. component.Select(article => new List<int> { article })];
        changes = new int[component.Length];
        links = new Dictionary<int, (double, int)>[component.Length];
        for (var i = 0; i < component.Length; i++)
        {
            links[i] = [];
            foreach (var (other, similarity) in similarities.Of(component[i]))
            {
                if (Array.BinarySearch(component, other) is >= 0 and var place && !similarities.IsAlone(other))
                    links[i][place] = (similarity, similarity >= options.Similarity / 3 ? 1 : 0);
            }
        }
    }

    /// <summary>Groups the articles.</summary>
    /// <param name="similarities">The similarities of the articles.</param>
    /// <param name="copies">The pairs of near-duplicates, which belong together whatever their similarity.</param>
    /// <param name="cohesion">Decides whether groups that are similar enough are one story.</param>
    /// <param name="count">The number of articles.</param>
    /// <param name="options">The thresholds.</param>
    /// <returns>The group of each article, as the index of one of its members.</returns>
    public static int[] Group(
        Similarities similarities, IReadOnlyList<(int First, int Second)> copies, StoryCohesion cohesion, int count,
            GroupingOptions options)
    {
        int[] groupOf = [.. Enumerable.Range(0, count)];
        var copiesOf = copies.ToLookup(c => c.First, c => c.Second);
        foreach (var component in Components(similarities, copies, count, options))
            new AverageLinkage(component, similarities, cohesion, options).Run(component, copiesOf, groupOf);
        return groupOf;
    }

    /// <summary>The connected components, each of which is grouped on its own: only groups with a pair that is similar enough, or of
    /// near-duplicates, can join.</summary>
    private static IEnumerable<int[]> Components(Similarities similarities, IReadOnlyList<(int First, int Second)> copies, int count,
        GroupingOptions options)
    {
        int[] parent = [.. Enumerable.Range(0, count)];
        foreach (var (first, second) in copies)
            parent[Root(first)] = Root(second);
        for (var i = 0; i < count; i++)
        {
            foreach (var (other, similarity) in similarities.Of(i))
            {
                if (other < i && similarity >= options.Similarity && !similarities.IsAlone(other))
                    parent[Root(other)] = Root(i);
            }
        }
        var sizes = new int[count];
        for (var i = 0; i < count; i++)
            sizes[Root(i)]++;
        return Enumerable.Range(0, count).Where(i => sizes[Root(i)] > 1).GroupBy(Root).Select(component => component.ToArray());

        int Root(int article) => AverageLinkage.Root(parent, article);
    }

    private static int Root(int[] parent, int element)
    {
        while (parent[element] != element)
            element = parent[element] = parent[parent[element]];
        return element;
    }

    private void Run(int[] component, ILookup<int, int> copies, int[] groupOf)
    {
        int[] parent = [.. Enumerable.Range(0, component.Length)];
        foreach (var (first, second) in component.SelectMany((article, place) =>
            copies[article].Select(copy => (place, Array.BinarySearch(component, copy)))))
        {
            if (Root(parent, first) is var a && Root(parent, second) is var b && a != b)
            {
                Merge(a, b);
                parent[b] = a;
            }
        }
        for (var i = 0; i < component.Length; i++)
        {
            foreach (var other in links[i].Keys.Where(o => o > i))
                Offer(i, other);
        }
        while (queue.TryDequeue(out var pair, out _))
        {
            if (changes[pair.A] != pair.ChangesA || changes[pair.B] != pair.ChangesB)
                continue;
            if (members[pair.A] is not { } one || members[pair.B] is not { } two || !cohesion.AreOneStory(one, two))
                continue;
            Merge(pair.A, pair.B);
            foreach (var other in links[pair.A].Keys)
                Offer(pair.A, other);
        }
        for (var i = 0; i < component.Length; i++)
        {
            foreach (var member in members[i] ?? [])
                groupOf[member] = component[i];
        }
    }

    private void Offer(int a, int b)
    {
        var (first, second) = (members[a]!, members[b]!);
        var pairs = (double)first.Count * second.Count;
        var (sum, alike) = links[a][b];
        var average = sum / pairs;
        // Ties are broken by number, so that the same articles always give the same groups.
        if (average >= options.MinSimilarity(first.Count, second.Count) && alike > pairs / 2)
            queue.Enqueue((a, b, changes[a], changes[b]), (-average, Math.Min(a, b), Math.Max(a, b)));
    }

    private void Merge(int a, int b)
    {
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
