namespace BriefingBus.Composer.Stories;

/// <summary>Finds the tellings of one story.</summary>
public static class StoryGrouping
{
    /// <summary>The story of each telling, as a number from 0 in the order in which stories first appear.</summary>
    public static IReadOnlyList<int> Group(IReadOnlyList<Telling> tellings, GroupingOptions options)
    {
        var vectors = TermWeighting.Vectors(tellings);
        var similarities = Similarities.Measure(tellings, vectors, options);
        var copies = NearCopies.Find(tellings, similarities);
        foreach (var roundUp in RoundUps.Find(tellings))
            similarities.Isolate(roundUp);
        var groups = AverageLinkage.Group(similarities, copies, tellings.Count, options);

        var numbers = new Dictionary<int, int>();
        return [.. groups.Select(g => numbers.TryGetValue(g, out var n) ? n : numbers[g] = numbers.Count)];
    }
}
