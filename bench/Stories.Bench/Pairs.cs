using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Comparing;
using BriefingBus.Composer.Tests.Stories;

namespace BriefingBus.Bench.Stories;

/// <summary>Judges pairs of reports, each by itself: which are joined though they are two stories, and which are apart though they are
/// one, with the points of each.</summary>
internal static class Pairs
{
    public static int Run(string folder)
    {
        var judged = StoryPairs.Read(folder).Select(p => (p.Row, p.IsOne, p.First, p.Second, AreOne: StoryPairs.AreOne(p.First, p.Second)))
            .ToList();
        foreach (var file in judged.GroupBy(p => p.Row.Split(' ')[0]))
        {
            Console.WriteLine($"{file.Key}: {file.Count(p => p.AreOne)} of {file.Count()} joined");
            foreach (var (row, isOne, first, second, _) in file.Where(p => p.AreOne != p.IsOne))
            {
                Console.WriteLine($"  {(isOne ? "apart" : "joined")}: {row}: {first.Title} | {second.Title}");
                foreach (var pair in StoryGrouping.Explain([first, second]))
                    Console.WriteLine($"    {StoryRule.Similarity(pair.Features):0.00}: {StoryRule.Explain(pair.Features)}");
            }
        }
        return 0;
    }
}
