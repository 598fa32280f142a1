using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Tests.Selection;
using BriefingBus.Contracts;

namespace BriefingBus.Bench.Stories;

/// <summary>Composes a briefing whose only item is the second report of a pair, the day after a briefing had the first: another event
/// must not be lost, a repetition must be, and a new count must be marked with what it says.</summary>
internal static class NextDays
{
    public static int Run(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (name == "moulds")
                continue;
            var rows = File.ReadLines(file).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToList();
            var next = rows.ConvertAll(r => (Row: r, Story: Second(r[0], r[1], r[2], r[3], r[4])));
            var again = rows.Count(r => Second(r[0], r[1], r[2], r[1], r[2]) is null);
            Console.WriteLine($"{name}: of {rows.Count} next days {next.Count(n => n.Story is null)} are dropped and "
                + $"{next.Count(n => n.Story?.Updated == true)} updates, {next.Count(n => n.Story?.Change is not null)} with the change; "
                + $"of {rows.Count} repetitions word for word {again} are dropped");
            foreach (var (row, story) in next)
            {
                var fate = story is null ? "dropped" : story.Updated ? $"updated “{story.Change}”" : "new";
                Console.WriteLine($"  {fate}: {row[0]} {row[1]} | {row[3]}");
            }
        }
        return 0;
    }

    private static BriefingStory? Second(string language, string headline, string teaser, string next, string nextTeaser)
    {
        var edition = Given.Edition(Given.Section("All", Given.Feed(Given.North), Given.Feed(Given.South)));
        var first = Item(language, Given.North, headline, teaser, hoursAgo: 26);
        var briefed = Given.Included(first) with { Language = language, Summary = first.Summary };
        return Composition.Compose(
            Given.Input(edition, Item(language, Given.South, next, nextTeaser, hoursAgo: 2)) with { Briefed = [briefed] })
            .Sections.SelectMany(s => s.Stories).SingleOrDefault();
    }

    private static ItemCleaned Item(string language, string feed, string headline, string teaser, double hoursAgo) =>
        Given.Item(feed, headline, hoursAgo, teaser) with { Language = language, Summary = teaser.Length > 0 ? [teaser] : [] };
}
