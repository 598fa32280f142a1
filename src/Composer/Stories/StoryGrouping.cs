using BriefingBus.Composer.Rules;

namespace BriefingBus.Composer.Stories;

/// <summary>Finds the tellings of one story.</summary>
public static class StoryGrouping
{
    /// <summary>The story of each telling, as a number from 0 in the order in which stories first appear.</summary>
    public static IReadOnlyList<int> Group(IReadOnlyList<Telling> tellings)
    {
        var words = tellings.Select(t => FoldedText.Of(t.Title).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal)).ToList();
        var story = new int[tellings.Count];
        var stories = 0;
        for (var i = 0; i < tellings.Count; i++)
        {
            var same = Enumerable.Range(0, i).FirstOrDefault(j => IsSame(tellings[i], tellings[j], words[i], words[j]), -1);
            story[i] = same >= 0 ? story[same] : stories++;
        }
        return story;
    }

    private static bool IsSame(Telling a, Telling b, HashSet<string> x, HashSet<string> y)
    {
        if (a.Link is not null && a.Link == b.Link)
            return true;
        var shared = x.Count(y.Contains);
        return shared > 0 && 2 * shared > x.Count + y.Count - shared;
    }
}
