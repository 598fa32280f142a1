using System.Data.Common;
using BriefingBus.Delivery;
using BriefingBus.Delivery.Ledger;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus deliveries</c>: lists the ledger, and records a person's decisions on uncertain deliveries.</summary>
internal static class DeliveriesVerb
{
    /// <summary>The maximum age of a briefing that <c>briefingbus run</c> delivers again on its own.</summary>
    private static readonly TimeSpan WithoutBroker = TimeSpan.FromDays(1);

    /// <summary>The SQLSTATE of a missing table (PostgreSQL's documentation, appendix A).</summary>
    private const string UndefinedTable = "42P01";

    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder of the databases; else those of DATABASE__….", Recursive = true };
        var json = new Option<bool>("--json") { Description = "Print JSON.", Recursive = true };
        var limit = new Option<int>("--limit") { Description = "The maximum number of entries.", DefaultValueFactory = _ => 100 };
        var list = new Command("deliveries", "List deliveries, uncertain ones first.") { data, json, limit };
        list.SetAction((arguments, cancellation) => WithLedgerAsync(arguments.GetValue(data), services =>
            ListAsync(services, arguments.GetValue(limit), arguments.GetValue(json), cancellation)));
        list.Subcommands.Add(Decide("settle", "Mark an uncertain delivery as delivered: it is not sent again.", SettleAsync));
        list.Subcommands.Add(Decide("again", "Send an uncertain delivery that did not arrive again.", SendAgainAsync));
        return list;

        Command Decide(string name, string description, Func<DeliveryDecisions, long, bool, CancellationToken, Task<int>> decide)
        {
            var number = new Argument<long>("number") { Description = "Number of an uncertain delivery." };
            var verb = new Command(name, description) { number };
            verb.SetAction((arguments, cancellation) => WithLedgerAsync(arguments.GetValue(data), services => decide(
                services.GetRequiredService<DeliveryDecisions>(), arguments.GetValue(number), arguments.GetValue(json), cancellation)));
            return verb;
        }
    }

    private static async Task<int> WithLedgerAsync(string? folder, Func<IServiceProvider, Task<int>> work)
    {
        var database = Installation.Databases(folder);
        if (Installation.MissingFile(database, PostgresDeliveryContext.Schema) is not null)
        {
            return Problem.Report(
                $"There is no ledger of deliveries in {database.Folder}: --data names the folder, or nothing was delivered yet.");
        }
        await using var services = new ServiceCollection().AddDelivery(database, []).BuildServiceProvider();
        try
        {
            return await work(services);
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

    private static async Task<int> ListAsync(IServiceProvider services, int limit, bool json, CancellationToken cancellation)
    {
        await using var ledger = services.GetRequiredService<IDbContextFactory<DeliveryContext>>().CreateDbContext();
        var entries = await ledger.Deliveries.AsNoTracking()
            .OrderBy(d => d.State == DeliveryState.Uncertain ? 0 : 1).ThenByDescending(d => d.ScheduledAt).ThenBy(d => d.Number)
            .Take(limit).ToListAsync(cancellation);
        if (json)
            JsonOutput.Print(entries);
        foreach (var entry in json ? [] : entries)
        {
            var state = DeliveryListing.NameOf(entry.State);
            var reason = entry.Reason is null ? "" : $"  {entry.Reason}";
            Console.WriteLine(
                $"{entry.Number,6}  {state,-9}  {entry.ScheduledAt:yyyy-MM-dd HH:mm}  "
                + $"{entry.Edition}  {entry.Outlet}  {entry.Part}{reason}");
        }
        return ExitCode.Done;
    }

    private static async Task<int> SettleAsync(
        DeliveryDecisions decisions, long number, bool json, CancellationToken cancellation)
    {
        if ((await decisions.SettleAsync(number, cancellation)).Refusal is { } problem)
            return Problem.Report(problem);
        if (json)
            JsonOutput.Print(new { number, state = DeliveryState.Delivered });
        Console.Error.WriteLine($"Delivery {number} is settled as delivered.");
        return ExitCode.Done;
    }

    private static async Task<int> SendAgainAsync(
        DeliveryDecisions decisions, long number, bool json, CancellationToken cancellation)
    {
        var bus = Installation.Bus;
        var known = await decisions.FindAsync(number, cancellation);
        if (bus.Host is null && known?.ScheduledAt < TimeProvider.System.GetUtcNow() - WithoutBroker)
            return Problem.Report(
                $"Delivery {number} is of a briefing older than a day, which 'briefingbus run' does not deliver again; "
                + "nothing was changed.");
        var decision = await decisions.SendAgainAsync(number, cancellation);
        if (decision.Refusal is { } problem)
            return Problem.Report(problem);
        if (json)
            JsonOutput.Print(new { number, state = DeliveryState.Waiting });
        if (bus.Host is null)
        {
            Console.Error.WriteLine($"Delivery {number} waits: 'briefingbus run' sends it within ten minutes, or when it starts.");
            return ExitCode.Done;
        }
        Console.Error.WriteLine($"Delivery {number} waits; asking Composer for the briefing.");
        return await RepublishVerb.AskAsync(bus, decision.Republication, json: false, cancellation);
    }
}
