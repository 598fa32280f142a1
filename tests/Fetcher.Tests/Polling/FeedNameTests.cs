using BriefingBus.Fetcher.Feeds;
using BriefingBus.Fetcher.Polling;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Polling;

public sealed class FeedNameTests
{
    [Fact]
    public void Of_a_title_of_megabytes_only_the_beginning_is_repaired()
    {
        var title = new FeedText(string.Concat(Enumerable.Repeat("ActualitÃ©s ", 300_000)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var name = FeedName.Text(title).ShouldNotBeNull();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20L * 1024 * 1024);
        name.ShouldStartWith("Actualités Actualités ");
        name.Length.ShouldBeLessThan(130);
    }
}
