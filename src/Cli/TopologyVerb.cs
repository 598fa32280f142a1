using BriefingBus.Cleaner;
using BriefingBus.Composer;
using BriefingBus.Delivery;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Fetcher;
using BriefingBus.Web;
using MassTransit;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus topology deploy</c>: declares every exchange, queue and binding before a service publishes to it.</summary>
internal static class TopologyVerb
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var (config, json) = (VerbOptions.Config(), VerbOptions.Json("Print the queues as JSON."));
        var withoutWeb = new Option<bool>("--without-web")
        {
            Description = "Leave out the queues of the web page, for a system that runs none.",
        };
        var deploy = new Command("deploy", "Declare every exchange, queue and binding; existing, equal ones do not change.")
        {
            config, withoutWeb, json,
        };
        deploy.SetAction((arguments, cancellation) =>
            DeployAsync(arguments.GetValue(config)!, !arguments.GetValue(withoutWeb), arguments.GetValue(json), cancellation));
        return new Command("topology", "The exchanges, queues and bindings on RabbitMQ.") { deploy };
    }

    private static async Task<int> DeployAsync(string config, bool web, bool json, CancellationToken cancellation)
    {
        var bus = Installation.Bus;
        if (bus.Host is null)
            return Problem.Report("BUS__HOST is not set: there is a topology to deploy only on RabbitMQ.");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeLimit);
        try
        {
            var outlets = OutletKinds.Of(BriefingFile.OutletKindsIn(config));
            var queues = await TopologyDeployment.DeployAsync(bus, registration => AddConsumers(registration, outlets, web), limit.Token);
            if (json)
                JsonOutput.Print(new { bus.Host, queues });
            Console.Error.WriteLine(
                $"{queues.Count} queues are ready on {bus.Host}, each with its dead letters: {string.Join(", ", queues)}");
            return ExitCode.Done;
        }
        catch (Exception refused) when (refused is TopologyException or ConfigurationMistakesException)
        {
            return Problem.Report(refused.Message);
        }
    }

    /// <summary>Adds the consumers, with only the configuration's outlets: a queue without a consumer would fill up.</summary>
    private static void AddConsumers(IBusRegistrationConfigurator bus, IReadOnlyList<OutletKind> outlets, bool web)
    {
        bus.AddFetcherConsumers().AddPictureConsumer();
        bus.AddCleanerConsumers();
        bus.AddComposerConsumers().AddLeftOutConsumer();
        if (web)
            bus.AddWebConsumers();
        bus.AddDeliveryConsumers(outlets);
    }
}
