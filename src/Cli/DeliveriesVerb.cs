using System.Data.Common;
using System.Text.Json;
using BriefingBus.Delivery;
using BriefingBus.Delivery.Ledger;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus deliveries</c>: lists the ledger, and records what a person decides about uncertain deliveries.</summary>
internal static class DeliveriesVerb
{
    /// <summary>How old a briefing may be for <c>briefingbus run</c> to deliver it again by itself.</summary>
    private static readonly TimeSpan WithoutBroker = TimeSpan.FromDays(1);

    /// <summary>PostgreSQL's documentation, appendix A.</summary>
    private const string UndefinedTable = "42P01";

    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder of the databases; else what DATABASE__… says.", Recursive = true };
        var json = new Option<bool>("--json") { Description = "Print JSON.", Recursive = true };
        var limit = new Option<int>("--limit") { Description = "The most entries.", DefaultValueFactory = _ => 100 };
        var list = new Command("deliveries", "What was delivered where; uncertain deliveries first.") { data, json, limit };
        list.SetAction((arguments, cancellation) => WithLedgerAsync(arguments.GetValue(data), ledger =>
            ListAsync(ledger, arguments.GetValue(limit), arguments.GetValue(json), cancellation)));
        list.Subcommands.Add(Decide("settle", "Note that an uncertain delivery arrived: it is not sent again.", SettleAsync));
        list.Subcommands.Add(Decide("again", "Send an uncertain delivery that did not arrive once more.", SendAgainAsync));
        return list;

        Command Decide(string name, string description, Func<DeliveryContext, long, bool, CancellationToken, Task<int>> decide)
        {
            var number = new Argument<long>("number") { Description = "Number of an uncertain delivery." };
            var verb = new Command(name, description) { number };
            verb.SetAction((arguments, cancellation) => WithLedgerAsync(arguments.GetValue(data), ledger =>
                decide(ledger, arguments.GetValue(number), arguments.GetValue(json), cancellation)));
            return verb;
        }
    }

    private static async Task<int> WithLedgerAsync(string? folder, Func<DeliveryContext, Task<int>> work)
    {
        var database = Installation.Databases(folder);
        if (Installation.MissingFile(database, PostgresDeliveryContext.Schema) is not null)
        {
            return Problem.Report(
                $"There is no ledger of deliveries in {database.Folder}: --data names the folder, or nothing was delivered yet.");
        }
        await using var services = new ServiceCollection().AddDelivery(database, []).BuildServiceProvider();
        await using var ledger = services.GetRequiredService<IDbContextFactory<DeliveryContext>>().CreateDbContext();
        try
        {
            return await work(ledger);
        }
        catch (DbException absent) when (absent.SqlState == UndefinedTable)
        {
            return Problem.Report(
                $"There is no ledger of deliveries in the database {database.Name} at {database.Host}: no outlet has used it yet.");
        }
        catch (Exception refused) when (refused is DbException || TransientFault.IsTransient(refused))
        {
            return Problem.Report($"The ledger of deliveries cannot be used: {TransientFault.Reason(refused)}");
        }
    }

    private static async Task<int> ListAsync(DeliveryContext ledger, int limit, bool json, CancellationToken cancellation)
    {
        var entries = await ledger.Deliveries.AsNoTracking()
            .OrderBy(d => d.State == DeliveryState.Uncertain ? 0 : 1).ThenByDescending(d => d.ScheduledAt).ThenBy(d => d.Number)
            .Take(limit).ToListAsync(cancellation);
        if (json)
            JsonOutput.Print(entries);
        foreach (var entry in json ? [] : entries)
        {
            var state = JsonNamingPolicy.CamelCase.ConvertName(entry.State.ToString());
            var reason = entry.Reason is null ? "" : $"  {entry.Reason}";
            Console.WriteLine(
                $"{entry.Number,6}  {state,-9}  {entry.ScheduledAt:yyyy-MM-dd HH:mm}  "
                + $"{entry.Edition}  {entry.Outlet}  {entry.Part}{reason}");
        }
        return ExitCode.Done;
    }

    private static async Task<int> SettleAsync(DeliveryContext ledger, long number, bool json, CancellationToken cancellation)
    {
        if (await DecideAsync(ledger, number, DeliveryState.Delivered, "a person settled it as delivered", cancellation) is { } problem)
            return Problem.Report(problem);
        if (json)
            JsonOutput.Print(new { number, state = DeliveryState.Delivered });
        Console.Error.WriteLine($"Delivery {number} is settled as delivered.");
        return ExitCode.Done;
    }

    private static async Task<int> SendAgainAsync(DeliveryContext ledger, long number, bool json, CancellationToken cancellation)
    {
        var bus = Installation.Bus;
        var line = await ledger.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Number == number, cancellation);
        if (bus.Host is null && line?.ScheduledAt < TimeProvider.System.GetUtcNow() - WithoutBroker)
            return Problem.Report(
                $"Delivery {number} is of a briefing older than a day, which 'briefingbus run' does not deliver again; "
                + "nothing was changed.");
        if (await DecideAsync(ledger, number, DeliveryState.Waiting, "a person wants it sent again", cancellation) is { } problem)
            return Problem.Report(problem);
        if (json)
            JsonOutput.Print(new { number, state = DeliveryState.Waiting });
        if (bus.Host is null)
        {
            Console.Error.WriteLine($"Delivery {number} waits: 'briefingbus run' sends it within ten minutes, or when it starts.");
            return ExitCode.Done;
        }
        Console.Error.WriteLine($"Delivery {number} waits; asking Composer for the briefing.");
        // Every briefing since then is published to the queue; the ledger keeps the delivered ones from being sent twice.
        var request = new RepublishBriefings { Edition = line!.Edition, Since = line.ScheduledAt, ToQueue = line.Outlet.Split('/')[0] };
        return await RepublishVerb.AskAsync(bus, request, json: false, cancellation);
    }

    /// <summary>Changes the entry in one step and only while it is uncertain, so that of two decisions at once one is refused.</summary>
    /// <returns>Why it was refused, or null.</returns>
    private static async Task<string?> DecideAsync(
        DeliveryContext ledger, long number, DeliveryState state, string reason, CancellationToken cancellation)
    {
        DateTimeOffset? now = TimeProvider.System.GetUtcNow();
        var changed = await ledger.Deliveries.Where(d => d.Number == number && d.State == DeliveryState.Uncertain).ExecuteUpdateAsync(
            set => set.SetProperty(d => d.State, state).SetProperty(d => d.SettledAt, now).SetProperty(d => d.Reason, reason),
            cancellation);
        if (changed == 1)
            return null;
        var line = await ledger.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Number == number, cancellation);
        return line is null
            ? $"There is no delivery {number}; 'briefingbus deliveries' lists them."
            : $"Delivery {number} is {JsonNamingPolicy.CamelCase.ConvertName(line.State.ToString())}, not uncertain; nothing was changed.";
    }
}
