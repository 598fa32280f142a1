using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests.Loops;

public sealed class SupervisedLoopTests
{
    private readonly FakeClock clock = new("2026-03-02T06:00:00Z");

    [Fact]
    public async Task A_pass_that_throws_anything_is_tried_again_and_reported_until_it_succeeds()
    {
        var work = new Work { Fault = () => new OutOfMemoryException("no room") };
        using var host = await StartAsync(work);
        await PassesAsync(work, 1);
        for (var retry = 2; retry <= 4; retry++)
        {
            await Eventually.TrueAsync(() => TickUntil(() => work.Passes >= retry), $"pass {retry} comes");
            if (retry == 3)
                (await HealthAsync(host)).ShouldBe(HealthStatus.Unhealthy);
        }

        work.Fault = null;
        await Eventually.TrueAsync(
            async () => TickUntil(() => true) && await HealthAsync(host) == HealthStatus.Healthy, "the loop works again");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-3600)]
    [InlineData(-86400)]
    [InlineData(3600)]
    [InlineData(86400)]
    public async Task A_clock_that_is_set_changes_nothing_in_its_ticks(int seconds)
    {
        var work = new Work();
        using var host = await StartAsync(work);
        await PassesAsync(work, 1);

        clock.Jump(clock.GetUtcNow().AddSeconds(seconds));
        for (var tick = 2; tick <= 5; tick++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await PassesAsync(work, tick);
        }
        work.Passes.ShouldBe(5);
        (await HealthAsync(host)).ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_pass_that_never_ends_makes_the_process_not_ready()
    {
        var work = new Work { Held = new TaskCompletionSource() };
        using var host = await StartAsync(work);
        await PassesAsync(work, 1);
        (await HealthAsync(host)).ShouldBe(HealthStatus.Healthy);

        clock.Advance(TimeSpan.FromSeconds(26));
        (await HealthAsync(host)).ShouldBe(HealthStatus.Unhealthy);

        work.Held.SetResult();
        await Eventually.TrueAsync(async () => await HealthAsync(host) == HealthStatus.Healthy, "the process is ready again");
    }

    [Fact]
    public async Task A_signal_brings_the_next_pass_at_once_and_many_signals_bring_one()
    {
        var work = new Work { Held = new TaskCompletionSource() };
        using var host = await StartAsync(work);
        await PassesAsync(work, 1);

        for (var signal = 0; signal < 5; signal++)
            host.Services.GetRequiredService<LoopSignal<Work>>().Raise();
        work.Held.SetResult();

        await PassesAsync(work, 2);
        await Task.Delay(50);
        work.Passes.ShouldBe(2);
    }

    [Fact]
    public async Task A_process_that_stops_ends_the_pass_in_progress()
    {
        var work = new Work { Held = new TaskCompletionSource() };
        using var host = await StartAsync(work);
        await PassesAsync(work, 1);

        await host.StopAsync().InTimeAsync(TimeSpan.FromSeconds(10));

        work.Cancelled.ShouldBeTrue();
    }

    private bool TickUntil(Func<bool> condition)
    {
        clock.Advance(TimeSpan.FromSeconds(5));
        return condition();
    }

    private static Task PassesAsync(Work work, int count) => Eventually.TrueAsync(() => work.Passes >= count, $"pass {count} comes");

    private static async Task<HealthStatus> HealthAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;

    private async Task<IHost> StartAsync(Work work)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(work);
        builder.Services.AddLoop<Work>(
            new LoopOptions("work") { Interval = TimeSpan.FromSeconds(10) }, (w, stopping) => w.PassAsync(stopping));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private sealed class Work
    {
        private int passes;

        public int Passes => Volatile.Read(ref passes);

        public Func<Exception>? Fault { get; set; }

        public TaskCompletionSource? Held { get; init; }

        public bool Cancelled { get; private set; }

        public async Task PassAsync(CancellationToken stopping)
        {
            Interlocked.Increment(ref passes);
            if (Fault is { } fault)
                throw fault();
            if (Held is null)
                return;
            try
            {
                await Held.Task.WaitAsync(stopping);
            }
            catch (OperationCanceledException)
            {
                Cancelled = true;
                throw;
            }
        }
    }
}
