using System.CommandLine;
using BriefingBus.Contracts;
using BriefingBus.Hosting.Bus;
using BriefingBus.Hosting.Configuration;
using MassTransit;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus republish</c>: asks Composer to publish stored briefings again.</summary>
internal static class RepublishVerb
{
    public static Command Create()
    {
        var edition = new Option<string?>("--edition") { Description = "Name of the edition; else every edition." };
        var since = new Option<string>("--since") { Description = "How far back, such as 7d.", Required = true };
        var queue = new Option<string?>("--to") { Description = "The one queue to send them to; else every subscriber gets them." };
        var verb = new Command("republish", "Publish stored briefings again, for subscribers that came late.") { edition, since, queue };
        verb.SetAction(async (arguments, cancellation) =>
        {
            if (!Duration.TryRead(arguments.GetValue(since)!, out var back))
            {
                Console.Error.WriteLine($"--since: found '{arguments.GetValue(since)}', expected a span of time such as 7d");
                return ExitCode.Wrong;
            }
            var bus = BusOptions.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
            if (bus.Host is null)
            {
                Console.Error.WriteLine("BUS__HOST is not set: briefings are republished over RabbitMQ, by the Composer that is connected to it.");
                return ExitCode.Wrong;
            }
            await AskAsync(bus, arguments.GetValue(edition), TimeProvider.System.GetUtcNow() - back, arguments.GetValue(queue), cancellation);
            return ExitCode.Done;
        });
        return verb;
    }

    private static async Task AskAsync(BusOptions options, string? edition, DateTimeOffset since, string? queue, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBriefingBus(options, _ => { });
        using var host = builder.Build();
        await host.StartAsync(cancellation);
        await host.Services.GetRequiredService<IBus>().Publish(
            new RepublishBriefings { Edition = edition, Since = since, ToQueue = queue }, cancellation);
        await host.StopAsync(cancellation);
        Console.Error.WriteLine($"Asked Composer for {edition ?? "every edition"} since {since:u}, for {queue ?? "every subscriber"}.");
    }
}
