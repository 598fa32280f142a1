using BriefingBus.Composer.Stories;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Stories;

/// <summary>Pairs of short reports: events of one kind in other places, and one event in other words.</summary>
public class HeadlinePairsTests
{
    private static readonly DateTimeOffset Day = new(2026, 9, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Events_of_one_kind_with_another_place_team_company_number_or_day_are_different_stories()
    {
        List<(Article First, Article Second)> pairs = [.. Moulds(), .. Pairs("different.tsv")];
        pairs.Count.ShouldBeGreaterThanOrEqualTo(370);
        var joined = pairs.Where(p => AreOne(p.First, p.Second)).Select(p => $"{p.First.Title} | {p.Second.Title}").ToList();
        joined.Count.ShouldBeLessThanOrEqualTo(pairs.Count / 100, string.Join('\n', joined));
    }

    [Fact]
    public void One_event_in_other_words_is_one_story()
    {
        var pairs = Pairs("retellings.tsv").ToList();
        var apart = pairs.Where(p => !AreOne(p.First, p.Second)).Select(p => $"{p.First.Title} | {p.Second.Title}").ToList();
        apart.Count.ShouldBeLessThanOrEqualTo(pairs.Count / 10, string.Join('\n', apart));
    }

    private static bool AreOne(Article first, Article second) =>
        StoryGrouping.Group([first, second], new GroupingOptions()) is [var a, var b] && a == b;

    private static IEnumerable<(Article First, Article Second)> Moulds()
    {
        foreach (var fields in Rows("moulds.tsv"))
        {
            var variants = fields[3].Split('|').Select(v => v.Split(';')).ToList();
            for (var i = 0; i < variants.Count; i++)
            {
                for (var j = i + 1; j < variants.Count; j++)
                    yield return (Of(fields, variants[i], "first"), Of(fields, variants[j], "second"));
            }
        }
    }

    private static IEnumerable<(Article First, Article Second)> Pairs(string file) =>
        Rows(file).Select(f => (Article(f[0], f[1], f[2], "first"), Article(f[0], f[3], f[4], "second")));

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Composer.Tests", "Stories", "pairs", file))
            .Where(l => !l.StartsWith('#'))
            .Select(l => l.Split('\t'));

    private static Article Of(string[] mould, string[] values, string id) =>
        Article(mould[0], Filled(mould[1], values), Filled(mould[2], values), id);

    private static string Filled(string mould, string[] values)
    {
        for (var i = 0; i < values.Length; i++)
            mould = mould.Replace($"{{{i}}}", values[i], StringComparison.Ordinal);
        return mould;
    }

    private static Article Article(string language, string title, string text, string feed) => new()
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
