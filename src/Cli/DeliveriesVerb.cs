using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using BriefingBus.Contracts;
using BriefingBus.Delivery;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus deliveries</c>: the ledger of deliveries, and what a person decides of the uncertain ones.</summary>
internal static class DeliveriesVerb
{
    /// <summary>How old a briefing may be for <c>briefingbus run</c> to deliver it again by itself.</summary>
    private static readonly TimeSpan WithoutBroker = TimeSpan.FromDays(1);

    /// <summary>PostgreSQL's documentation, appendix A.</summary>
    private const string UndefinedTable = "42P01";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder of the databases; else what DATABASE__… says.", Recursive = true };
        var json = new Option<bool>("--json") { Description = "Print JSON.", Recursive = true };
        var limit = new Option<int>("--limit") { Description = "The most lines.", DefaultValueFactory = _ => 100 };
        var list = new Command("deliveries", "What was delivered where; uncertain deliveries first.") { data, json, limit };
        list.SetAction((arguments, cancellation) => WithLedgerAsync(
            arguments.GetValue(data), ledger => ListAsync(ledger, arguments.GetValue(limit), arguments.GetValue(json), cancellation)));

        var arrived = new Argument<long>("number") { Description = "Number of an uncertain delivery." };
        var settle = new Command("settle", "Note that an uncertain delivery arrived: it is not sent again.") { arrived };
        settle.SetAction((arguments, cancellation) => WithLedgerAsync(
            arguments.GetValue(data), ledger => SettleAsync(ledger, arguments.GetValue(arrived), arguments.GetValue(json), cancellation)));

        var missing = new Argument<long>("number") { Description = "Number of an uncertain delivery." };
        var again = new Command("again", "Send an uncertain delivery that did not arrive once more.") { missing };
        again.SetAction((arguments, cancellation) => WithLedgerAsync(
            arguments.GetValue(data), ledger =>
                SendAgainAsync(ledger, arguments.GetValue(missing), arguments.GetValue(json), cancellation)));
        list.Subcommands.Add(settle);
        list.Subcommands.Add(again);
        return list;
    }

    private static async Task<int> WithLedgerAsync(string? folder, Func<DeliveryContext, Task<int>> work)
    {
        var options = DatabaseOptions.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        if (folder is not null)
            options = new DatabaseOptions { Folder = folder };
        if (options.Provider == DatabaseProvider.Sqlite
            && !File.Exists(Path.Combine(options.Folder, PostgresDeliveryContext.Schema + ".db")))
            return Wrong($"There is no ledger of deliveries in {options.Folder}: --data names the folder, or nothing was delivered yet.");
        await using var services = new ServiceCollection().AddDelivery(options, []).BuildServiceProvider();
        await using var ledger = services.GetRequiredService<IDbContextFactory<DeliveryContext>>().CreateDbContext();
        try
        {
            return await work(ledger);
        }
        catch (DbException absent) when (absent.SqlState == UndefinedTable)
        {
            return Wrong(
                $"There is no ledger of deliveries in the database {options.Name} at {options.Host}: no outlet has run on it yet.");
        }
        catch (Exception refused) when (refused is DbException || TransientFault.IsTransient(refused))
        {
            return Wrong($"The ledger of deliveries cannot be used: {TransientFault.Reason(refused)}");
        }
    }

    private static async Task<int> ListAsync(DeliveryContext ledger, int limit, bool json, CancellationToken cancellation)
    {
        var lines = await ledger.Deliveries.AsNoTracking()
            .OrderBy(d => d.State == DeliveryState.Uncertain ? 0 : 1).ThenByDescending(d => d.ScheduledAt).ThenBy(d => d.Number)
            .Take(limit).ToListAsync(cancellation);
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(lines, Json));
        else
            foreach (var line in lines)
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{line.Number,6}  {JsonNamingPolicy.CamelCase.ConvertName(line.State.ToString()),-9}  {line.ScheduledAt:yyyy-MM-dd HH:mm}  {line.Edition}  {line.Outlet}  {line.Part}{(line.Reason is null ? "" : $"  {line.Reason}")}"));
        return ExitCode.Done;
    }

    private static async Task<int> SettleAsync(DeliveryContext ledger, long number, bool json, CancellationToken cancellation)
    {
        if (await DecideAsync(ledger, number, DeliveryState.Delivered, "a person settled it as delivered", cancellation) is { } problem)
            return Wrong(problem);
        if (json)
            JsonOutput.Print(new { number, state = DeliveryState.Delivered });
        Console.Error.WriteLine($"Delivery {number} is settled as delivered.");
        return ExitCode.Done;
    }

    private static async Task<int> SendAgainAsync(DeliveryContext ledger, long number, bool json, CancellationToken cancellation)
    {
        var bus = BusOptions.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        var line = await ledger.Deliveries.AsNoTracking().SingleOrDefaultAsync(d => d.Number == number, cancellation);
        if (bus.Host is null && line?.ScheduledAt < TimeProvider.System.GetUtcNow() - WithoutBroker)
            return Wrong(
                $"Delivery {number} is of a briefing older than a day, which 'briefingbus run' does not deliver again; "
                + "nothing was changed.");
        if (await DecideAsync(ledger, number, DeliveryState.Waiting, "a person wants it sent again", cancellation) is { } problem)
            return Wrong(problem);
        if (json)
            JsonOutput.Print(new { number, state = DeliveryState.Waiting });
        if (bus.Host is null)
        {
            Console.Error.WriteLine($"Delivery {number} waits: 'briefingbus run' sends it within ten minutes, or when it starts.");
            return ExitCode.Done;
        }
        Console.Error.WriteLine($"Delivery {number} waits; asking Composer for the briefing.");
        // Everything since then is published to the queue; the ledger keeps what was delivered from being sent twice.
        return await RepublishVerb.AskAsync(
            bus, new RepublishBriefings { Edition = line!.Edition, Since = line.ScheduledAt, ToQueue = line.Outlet.Split('/')[0] },
                cancellation);
    }

    /// <summary>Changes the line in one step and only while it is uncertain, so that two who decide at once cannot both succeed.</summary>
    /// <returns>Why not, or null.</returns>
    private static async Task<string?> DecideAsync(DeliveryContext ledger, long number, DeliveryState state, string reason,
        CancellationToken cancellation)
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

    private static int Wrong(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.Wrong;
    }
}
