using BriefingBus.Composer.Selection;
using BriefingBus.Contracts;
using Shouldly;
using Xunit;
using static BriefingBus.Composer.Tests.Selection.Given;

namespace BriefingBus.Composer.Tests.Selection;

/// <summary>A feed that repeats a headline of another feed thousands of times.</summary>
public class ManyReportsTests
{
    private const string Title = "Night ferry runs aground off Karlsund with ninety aboard";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_work_for_a_story_grows_with_its_reports_and_not_with_their_pairs(bool haveOneText)
    {
        Allocated(200, haveOneText); // so that nothing is compiled or loaded while it is measured
        var forFew = Allocated(1000, haveOneText);
        Allocated(4000, haveOneText).ShouldBeLessThan(5 * forFew);
    }

    private static long Allocated(int reports, bool haveOneText)
    {
        var input = Input(
            CompositionTests.One(North, South),
            [Item(North, Title, hoursAgo: 3), .. Enumerable.Range(0, reports).Select(number => Repeated(number, haveOneText))]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Selector.Select(input);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static ItemCleaned Repeated(int number, bool haveOneText) =>
        Item(South, Title, text: haveOneText ? "Lifeboats took all passengers off." : $"Lifeboats took passenger {number} off.") with
        {
            ItemId = NameBasedId.ForItem(South, $"{number}"),
            Link = $"https://south.example/{number}",
        };
}
