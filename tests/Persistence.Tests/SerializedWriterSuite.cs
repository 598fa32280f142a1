using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.Persistence.Tests;

/// <summary>What holds for writers that take turns, over either database.</summary>
public abstract class SerializedWriterSuite : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var context = Contexts().CreateDbContext();
        await context.Database.EnsureCreatedAsync(Cancellation);
        context.Add(new Counter { Id = 1 });
        await context.SaveChangesAsync(Cancellation);
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_writes_reads_are_still_valid_when_it_is_saved()
    {
        // Two writers are two processes: they share the database alone.
        using SerializedWriter<CounterContext> one = new(Contexts()), other = new(Contexts());

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => IncrementAsync(i % 2 == 0 ? one : other)));

        await using var context = Contexts().CreateDbContext();
        (await context.Counters.SingleAsync(Cancellation)).Value.ShouldBe(40);
    }

    [Fact]
    public async Task A_write_that_throws_changes_nothing_and_lets_the_next_one_in()
    {
        using SerializedWriter<CounterContext> writer = new(Contexts());

        await Should.ThrowAsync<FormatException>(writer.WriteAsync(
            async Task (context) =>
            {
                await context.Counters.ExecuteUpdateAsync(set => set.SetProperty(c => c.Value, 7), Cancellation);
                throw new FormatException();
            },
            Cancellation));
        await IncrementAsync(writer);

        await using var context = Contexts().CreateDbContext();
        (await context.Counters.SingleAsync(Cancellation)).Value.ShouldBe(1);
    }

    protected static Task IncrementAsync(SerializedWriter<CounterContext> writer) => writer.WriteAsync(
        async Task (context) => (await context.Counters.SingleAsync(Cancellation)).Value++, Cancellation);

    protected abstract IDbContextFactory<CounterContext> Contexts();

    public sealed class Counter
    {
        public int Id { get; init; }

        public int Value { get; set; }
    }

    public sealed class CounterContext(DbContextOptions options) : DbContext(options)
    {
        public DbSet<Counter> Counters => Set<Counter>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Counter>().ToTable("counters");
    }

    protected sealed class Factory(DbContextOptions options) : IDbContextFactory<CounterContext>
    {
        public CounterContext CreateDbContext() => new(options);
    }
}
