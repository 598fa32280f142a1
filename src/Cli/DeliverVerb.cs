using BriefingBus.Delivery;
using BriefingBus.Delivery.Ledger;
using BriefingBus.Delivery.Outlets;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus deliver test</c>: sends a test message to an outlet. It bypasses the ledger, so it can be repeated.</summary>
internal static class DeliverVerb
{
    public static Command Create()
    {
        var (config, json) = (VerbOptions.Config(), VerbOptions.Json());
        var outlet = new Argument<string>("outlet")
        {
            Description = "The outlet as deliver in the configuration names it, such as slack/newsroom.",
        };
        var test = new Command("test", "Send a clearly marked test message to an outlet. It does not touch the ledger.")
        {
            outlet, config, json,
        };
        test.SetAction((arguments, cancellation) => TestAsync(
            BriefingYaml.Read(arguments.GetValue(config)!, outlets: true),
            arguments.GetValue(outlet)!,
            arguments.GetValue(json),
            cancellation));
        return new Command("deliver", "Test the outlets that briefings are delivered to.") { test };
    }

    private static async Task<int> TestAsync(BriefingFile file, string wanted, bool json, CancellationToken cancellation)
    {
        var kinds = OutletKinds.Of(file.OutletKinds);
        var services = new ServiceCollection().AddLogging();
        file.AddTo(services);
        // Only the reports of feed issues read the ledger, and the test has none.
        await using var provider = services.AddDelivery(new DatabaseOptions { Folder = Path.GetTempPath() }, kinds).BuildServiceProvider();
        var outlet = Choose([.. kinds.SelectMany(kind => kind.OutletsOf(provider))], wanted, file.Configuration.Path);
        var result = await OutletTest.SendAsync(outlet, TimeProvider.System.GetUtcNow(), cancellation);
        if (json && result.Problem is null)
            JsonOutput.Print(new { outlet = outlet.Name, delivered = true, receipts = result.Receipts });
        else if (json)
            JsonOutput.Print(new { outlet = outlet.Name, delivered = false, problem = result.Problem });
        else if (result.Problem is null)
            Console.WriteLine($"{outlet.Name} accepted the test message. Check that it arrived.");
        else
            Console.Error.WriteLine($"{outlet.Name} did not accept the test message: {result.Problem}");
        return result.Problem is null ? ExitCode.Done : ExitCode.Incomplete;
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
}
