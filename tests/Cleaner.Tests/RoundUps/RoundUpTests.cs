using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Contracts;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.RoundUps;

/// <summary>A case is a folder: <c>entry.html</c> with the entry's title, and <c>stories.tsv</c> with the headline and the address of each
/// of its stories; none where the entry is to stay whole.</summary>
public class RoundUpTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Cleaner.Tests", "RoundUps", "cases");

    public static TheoryData<string> Cases => [.. Directory.EnumerateDirectories(Folder).Select(d => Path.GetFileName(d)).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_round_up_is_split_and_other_entries_stay_whole(string name)
    {
        var wanted = File.ReadAllLines(Path.Combine(Folder, name, "stories.tsv"));
        var items = Clean(name);
        items.Skip(1).Select(i => $"{i.Title}\t{i.Link}").ShouldBe(wanted, name);
        items.Skip(1).Select(i => i.RoundUp!.Place).ShouldBe(Enumerable.Range(0, wanted.Length), name);
        items[0].RoundUpStories.ShouldBe(wanted.Length);
    }

    [Fact]
    public void A_story_says_which_round_up_it_came_from_and_keeps_its_identity_when_another_is_added()
    {
        var before = Clean("ul-link-then-text");
        var entry = Entry("ul-link-then-text");
        const string Late = """<ul><li><a href="https://north.example/news/late-news-of-the-day">Late news of the day</a></li>""";
        var html = CompressedText.Unwrap(entry.Content)!.Replace("<ul>", Late, StringComparison.Ordinal);
        var after = Clean(entry with { Content = CompressedText.Wrap(html) });
        before[1].RoundUp!.ItemId.ShouldBe(before[0].ItemId);
        before[1].Summary.ShouldBe(["Lifeboats took all ninety passengers off the night ferry."]);
        after.Select(i => i.ItemId).ShouldBe([before[0].ItemId, after[1].ItemId, .. before.Skip(1).Select(i => i.ItemId)]);
    }

    [Fact]
    public void A_round_up_that_is_cleaned_by_itself_gives_the_same_items() =>
        FeedCleaner.Clean(SomeItem.With("x", null) with { Entry = Entry("headings-linked") }, new SummaryOptions())
            .Select(o => o.Cleaned!.Title).ShouldBe(Clean("headings-linked").Select(i => i.Title));

    private static List<ItemCleaned> Clean(string name) => Clean(Entry(name));

    private static List<ItemCleaned> Clean(FetchedEntry entry) =>
        [.. FeedCleaner.Clean(SomeItem.Feed([entry]), new SummaryOptions()).Select(o => o.Cleaned.ShouldNotBeNull())];

    private static FetchedEntry Entry(string name)
    {
        var lines = File.ReadAllText(Path.Combine(Folder, name, "entry.html")).Split("</title>\n");
        return SomeItem.Entry(name, lines[0]["<title>".Length..], summary: null, lines[1]);
    }
}
