using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Persistence;
using BriefingBus.Rendering;

namespace BriefingBus.Cli.Deliver;

/// <summary>Sends a briefing that says that it is a test, past the ledger: it may be sent as often as it is asked for.</summary>
internal static class OutletTest
{
    /// <summary>The edition of the test: none of the file's, so that no file or link of a real one is overwritten.</summary>
    private const string Edition = "test";

    /// <summary>Does so.</summary>
    /// <returns>The exit code: 1 where the outlet did not take it.</returns>
    public static async Task<int> RunAsync(BriefingFile file, string wanted, bool json, CancellationToken cancellation)
    {
        var kinds = OutletKinds.Of(file.OutletKinds);
        var services = new ServiceCollection().AddLogging();
        file.AddTo(services);
        // Only outlets that tell of a feed's trouble look into the ledger, and the test has none.
        await using var provider = services.AddDelivery(new DatabaseOptions { Folder = Path.GetTempPath() }, kinds).BuildServiceProvider();
        var outlet = Choose([.. kinds.SelectMany(kind => kind.OutletsOf(provider))], wanted, file.Configuration.Path);
        try
        {
            var receipts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var part in await outlet.PartsAsync(await BriefingAsync(TimeProvider.System.GetUtcNow()), cancellation))
                receipts[part.Key] = await part.SendAsync(receipts, cancellation);
            if (json)
                JsonOutput.Print(new { outlet = outlet.Name, delivered = true, receipts });
            else
                Console.WriteLine($"{outlet.Name} took the test message. Look whether it arrived.");
            return ExitCode.Done;
        }
        catch (Exception fault) when (fault is NotDeliveredException or HttpRequestException or IOException or TimeoutException)
        {
            if (json)
                JsonOutput.Print(new { outlet = outlet.Name, delivered = false, problem = fault.Message });
            else
                Console.Error.WriteLine($"{outlet.Name} did not take the test message: {fault.Message}");
            return ExitCode.Incomplete;
        }
    }

    private static Outlet Choose(IReadOnlyList<Outlet> outlets, string wanted, string path)
    {
        var found = outlets.Where(o => o.Name == wanted || o.Name.EndsWith("/" + wanted, StringComparison.Ordinal)).ToList();
        var all = outlets.Count == 0 ? "none" : string.Join(", ", outlets.Select(o => o.Name));
        return found switch
        {
            [var one] => one,
            [] => throw new NotStartedException($"There is no outlet '{wanted}' under deliver in {path}. It has: {all}."),
            _ => throw new NotStartedException(
                $"Several outlets are named '{wanted}': {string.Join(", ", found.Select(o => o.Name))}. Name one of them."),
        };
    }

    private static async Task<BriefingComposed> BriefingAsync(DateTimeOffset now)
    {
        var briefing = new BriefingComposed
        {
            BriefingId = NameBasedId.Create("test", now.ToString("O")),
            Edition = Edition,
            Title = "Test of BriefingBus",
            ScheduledAt = now,
            TimeZone = "UTC",
            WindowFrom = now,
            Notes = ["This is a test message. 'briefingbus deliver test' sent it; no briefing was composed, and nothing needs to be done."],
            Markdown = "",
            Text = "",
            Html = "",
        };
        return await Forms.RenderAsync(briefing);
    }
}
