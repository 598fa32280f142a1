using System.Text.Json;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests;

public sealed class DeliveriesVerbTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("deliveries").FullName;
    private readonly DateTimeOffset today = DateTimeOffset.UtcNow;

    public async ValueTask InitializeAsync()
    {
        await using var ledger = Ledger();
        await ledger.Database.MigrateAsync(TestContext.Current.CancellationToken);
        ledger.AddRange(
            Line("a", DeliveryState.Delivered, today),
            Line("b", DeliveryState.Uncertain, today.AddHours(-1)),
            Line("c", DeliveryState.Uncertain, today.AddDays(-3)));
        await ledger.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Uncertain_deliveries_are_listed_before_newer_certain_ones()
    {
        var result = await RunAsync("--json");
        result.ExitCode.ShouldBe(0, result.Errors);
        using var lines = JsonDocument.Parse(result.Output);
        lines.RootElement.EnumerateArray().Select(l => l.GetProperty("part").GetString()).ShouldBe(["b", "c", "a"]);
        lines.RootElement[0].GetProperty("state").GetString().ShouldBe("uncertain");
    }

    [Fact]
    public async Task A_delivery_that_a_person_settles_is_delivered_and_cannot_be_settled_twice()
    {
        var number = await NumberAsync("b");
        (await RunAsync("settle", number)).ExitCode.ShouldBe(0);
        (await StateAsync("b")).ShouldBe(DeliveryState.Delivered);
        var second = await RunAsync("again", number);
        second.ExitCode.ShouldNotBe(0);
        second.Errors.ShouldContain("not uncertain");
        (await StateAsync("b")).ShouldBe(DeliveryState.Delivered);
    }

    [Fact]
    public async Task A_delivery_to_be_sent_again_waits_unless_its_briefing_is_too_old_for_one_process()
    {
        (await RunAsync("again", await NumberAsync("b"))).ExitCode.ShouldBe(0);
        (await StateAsync("b")).ShouldBe(DeliveryState.Waiting);
        var old = await RunAsync("again", await NumberAsync("c"));
        old.ExitCode.ShouldNotBe(0);
        old.Errors.ShouldContain("older than a day");
        (await StateAsync("c")).ShouldBe(DeliveryState.Uncertain);
    }

    [Fact]
    public async Task An_unknown_number_and_a_missing_ledger_are_reported()
    {
        (await RunAsync("settle", "999")).Errors.ShouldContain("There is no delivery 999");
        var empty = Path.Combine(folder, "elsewhere");
        var result = await CommandLine.RunAsync(["deliveries", "--data", empty]);
        result.ExitCode.ShouldNotBe(0);
        result.Errors.ShouldContain("There is no ledger");
        Directory.Exists(empty).ShouldBeFalse();
    }

    private Task<CommandResult> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(
            ["deliveries", .. arguments, "--data", folder], environment: new Dictionary<string, string> { ["BUS__HOST"] = "" });

    private SqliteDeliveryContext Ledger() => new(new DbContextOptionsBuilder<SqliteDeliveryContext>()
        .UseSqlite($"Data Source={Path.Combine(folder, "deliveries.db")};Pooling=False").Options);

    private async Task<string> NumberAsync(string part)
    {
        await using var ledger = Ledger();
        return (await ledger.Deliveries.SingleAsync(d => d.Part == part)).Number
            .ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<DeliveryState> StateAsync(string part)
    {
        await using var ledger = Ledger();
        return (await ledger.Deliveries.SingleAsync(d => d.Part == part)).State;
    }

    private static LedgerEntry Line(string part, DeliveryState state, DateTimeOffset at) => new()
    {
        Outlet = "email/team",
        BriefingId = SomeBriefing.Of().BriefingId,
        Part = part,
        Edition = "morning",
        ScheduledAt = at,
        State = state,
        Attempts = 1,
        StartedAt = at,
    };
}
