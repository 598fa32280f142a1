using BriefingBus.Composer.Stories;
using BriefingBus.Composer.Stories.Grouping;
using BriefingBus.Composer.Stories.Sketches;
using BriefingBus.Contracts;

namespace BriefingBus.Composer.Tests.Stories;

/// <summary>The pairs of our own: <c>retellings*.tsv</c> are one story each, <c>different*.tsv</c> and <c>same-people.tsv</c> two, and so
/// are any two fillings of a row of <c>moulds.tsv</c>. <c>bench/Stories.Bench</c> fits by them.</summary>
internal static class StoryPairs
{
    private static readonly DateTimeOffset Day = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    /// <summary>All pairs, with the row that each comes from.</summary>
    public static IEnumerable<(string Row, bool IsOne, Article First, Article Second)> Read(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.tsv").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            var rows = File.ReadLines(file).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).Index();
            foreach (var (number, fields) in rows)
            {
                if (name == "moulds")
                {
                    foreach (var (first, second) in Fillings(fields))
                        yield return ($"{name} {number}", false, first, second);
                }
                else if (name.StartsWith("retellings", StringComparison.Ordinal)
                    || name.StartsWith("different", StringComparison.Ordinal) || name == "same-people")
                {
                    yield return ($"{name} {number}", name[0] == 'r', Of(fields[0], fields[1], fields[2], "first"),
                        Of(fields[0], fields[3], fields[4], "second"));
                }
            }
        }
    }

    private static IEnumerable<(Article First, Article Second)> Fillings(string[] fields)
    {
        var values = fields[3].Split('|').Select(v => v.Split(';')).ToList();
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = i + 1; j < values.Count; j++)
                yield return (Filled(fields, values[i], "first"), Filled(fields, values[j], "second"));
        }
    }

    private static Article Filled(string[] fields, string[] values, string feed)
    {
        string Fill(string mould) =>
            values.Index().Aggregate(mould, (text, v) => text.Replace($"{{{v.Index}}}", v.Item, StringComparison.Ordinal));
        return Of(fields[0], Fill(fields[1]), Fill(fields[2]), feed);
    }

    /// <summary>Whether two articles are one story, the second published so many days later.</summary>
    public static bool AreOne(Article first, Article second, int days = 0) =>
        StoryGrouping.Group([first, second with { Published = second.Published + TimeSpan.FromDays(days) }], new GroupingOptions())
            is [var a, var b] && a == b;

    public static Article Of(string language, string title, string text, string feed) => new()
    {
        ItemId = NameBasedId.Create("pairs", feed + title),
        FeedUrl = feed,
        Language = language,
        Title = title,
        Summary = text,
        Text = text,
        Published = Day,
    };
}
