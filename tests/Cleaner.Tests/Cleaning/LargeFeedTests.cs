using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

public sealed class LargeFeedTests
{
    [Fact]
    public void Entries_behind_more_text_than_is_cleaned_in_one_go_are_left_to_be_cleaned_alone()
    {
        var text = "<p>" + string.Concat(Enumerable.Repeat("x", 3_000_000)) + "</p>";
        var feed = SomeItem.Feed([.. Enumerable.Range(1, 5).Select(i => SomeItem.Entry($"{i}", $"Pier {i}", text))]);

        var outcomes = FeedCleaner.Clean(feed, new SummaryOptions());

        outcomes.Select(o => o.Cleaned is not null).ShouldBe([true, true, true, false, false]);
        outcomes[^1].Failure.ShouldBeOfType<InvalidDataException>();
        SomeItem.Cleaned(outcomes[^1].Item).Title.ShouldBe("Pier 5");
    }
}
