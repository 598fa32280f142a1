using BriefingBus.Contracts;
using BriefingBus.FeedHealth;
using BriefingBus.Testing;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Health;

public sealed class ItemDatesTests
{
    [Fact]
    public void Forty_thousand_items_without_a_date_get_that_of_their_neighbour_in_time()
    {
        var dated = Item(North, "The harbour reopens", hoursAgo: 3) with { Position = 0, FirstSeen = Hour };
        ItemCleaned[] items =
        [
            dated,
            .. Enumerable.Range(1, 40_000).Select(
                i => dated with { ItemId = NameBasedId.ForItem(North, $"{i}"), Position = i, Published = null }),
        ];
        var limit = new WaitLimit(TimeSpan.FromSeconds(10));

        var dates = new ItemDates(items);

        dates.Of(items[^1]).ShouldBe(Hour.AddHours(-3));
        limit.IsPassed.ShouldBeFalse();
    }
}
