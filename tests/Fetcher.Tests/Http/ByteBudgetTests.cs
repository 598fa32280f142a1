using BriefingBus.Fetcher.Http;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Http;

public sealed class ByteBudgetTests
{
    [Fact]
    public async Task Bodies_never_take_more_than_the_budget_and_all_get_to_their_end()
    {
        const long Budget = 1000, Largest = 300;
        using var budget = new ByteBudget(Budget, Largest);
        var (held, most) = (0L, 0L);

        async Task ReadAsync(int seed)
        {
            using var charge = budget.Open();
            var own = 0L;
            for (var size = 10L + seed % 7; size <= Largest; size += 10 + seed % 13)
            {
                await charge.GrowAsync(size, TestContext.Current.CancellationToken);
                var now = Interlocked.Add(ref held, size - own);
                own = size;
                for (long seen; (seen = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, seen) != seen;)
                {
                }
                await Task.Yield();
            }
            Interlocked.Add(ref held, -own);
        }

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => ReadAsync(i))))
            .InTimeAsync(TimeSpan.FromSeconds(30));

        most.ShouldBeInRange(Largest, Budget);
        budget.Open().TryGrow(Budget - Largest).ShouldBeTrue();
    }

    [Fact]
    public void Bodies_grow_at_once_until_only_one_whole_document_has_room()
    {
        using var budget = new ByteBudget(1000, 300);

        var grown = Enumerable.Range(0, 8).Select(_ => budget.Open().TryGrow(100)).ToList();

        grown.ShouldBe([true, true, true, true, true, true, true, false]);
    }

    [Fact]
    public async Task A_body_that_gives_up_waiting_returns_its_memory()
    {
        using var budget = new ByteBudget(100, 50);
        using var first = budget.Open();
        using var second = budget.Open();
        await first.GrowAsync(50, TestContext.Current.CancellationToken);
        await second.GrowAsync(40, TestContext.Current.CancellationToken);

        var third = budget.Open();
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await third.GrowAsync(10, giveUp.Token).AsTask().ShouldThrowAsync<OperationCanceledException>();
        third.Dispose();
        first.Dispose();
        second.Dispose();

        using var next = budget.Open();
        next.TryGrow(51).ShouldBeFalse();
        next.TryGrow(50).ShouldBeTrue();
    }
}
