using System.CommandLine;
using BriefingBus.Cleaner;
using BriefingBus.Composer;
using BriefingBus.Fetcher;
using BriefingBus.Hosting.Bus;
using MassTransit;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus topology deploy</c>: declares every exchange, queue and binding on RabbitMQ before a service publishes to it.</summary>
internal static class TopologyVerb
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var deploy = new Command("deploy", "Declare every exchange, queue and binding; what is there and agrees stays as it is.");
        deploy.SetAction((_, cancellation) => DeployAsync(cancellation));
        return new Command("topology", "The exchanges, queues and bindings on RabbitMQ.") { deploy };
    }

    private static async Task<int> DeployAsync(CancellationToken cancellation)
    {
        var bus = BusOptions.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        if (bus.Host is null)
        {
            Console.Error.WriteLine("BUS__HOST is not set: there is a topology to deploy only on RabbitMQ.");
            return ExitCode.Wrong;
        }
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            var queues = await TopologyDeployment.DeployAsync(bus, Consumers, limit.Token);
            Console.Error.WriteLine($"{queues.Count} queues stand on {bus.Host}, each with its dead letters: {string.Join(", ", queues)}");
            return ExitCode.Done;
        }
        catch (TopologyException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return ExitCode.Wrong;
        }
    }

    private static void Consumers(IBusRegistrationConfigurator bus)
    {
        bus.AddFetcherConsumers();
        bus.AddCleanerConsumers();
        bus.AddComposerConsumers();
    }
}
