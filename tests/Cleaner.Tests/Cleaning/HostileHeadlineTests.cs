using BriefingBus.Cleaner.Cleaning;
using BriefingBus.Cleaner.Summaries;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cleaner.Tests.Cleaning;

/// <summary>Headlines of a megabyte that repeat one thing.</summary>
public sealed class HostileHeadlineTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("🚢", 250_000)]
    [InlineData("🚢 ", 200_000)]
    [InlineData("🚢x", 200_000)]
    [InlineData("[Harbour] ", 100_000)]
    [InlineData("[Harbour]", 100_000)]
    [InlineData("(26 May 2026) ", 70_000)]
    [InlineData(" - ", 300_000)]
    [InlineData("a > ", 250_000)]
    [InlineData("https://v.example ", 55_000)]
    [InlineData("2026-05-26T01:00:00Z ", 47_000)]
    public void A_headline_of_one_thing_costs_linear_time(string piece, int times)
    {
        var title = string.Concat(Enumerable.Repeat(piece, times));
        var limit = new WaitLimit(Limit);

        var outcomes = FeedCleaner.Clean(
            SomeItem.Feed([.. new[] { "1", "2", "3" }.Select(id => SomeItem.Entry(id, title + id, "<p>The ferry sails.</p>"))]),
            new SummaryOptions());

        outcomes.ShouldAllBe(outcome => outcome.Failure == null);
        limit.IsPassed.ShouldBeFalse(piece);
    }
}
