using System.CommandLine;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus republish</c>: asks Composer to publish stored briefings again.</summary>
internal static class RepublishVerb
{
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Answering = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static Command Create()
    {
        var edition = VerbOptions.Edition("every edition");
        var json = VerbOptions.Json();
        var since = new Option<string>("--since") { Description = "How far back, such as 7d.", Required = true };
        var queue = new Option<string?>("--to") { Description = "The one queue to send them to; else every subscriber gets them." };
        var verb = new Command("republish", "Publish stored briefings again, for subscribers that came late.")
        {
            edition, since, queue, json,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            if (!Duration.TryRead(arguments.GetValue(since)!, out var back))
                return Wrong($"--since: found '{arguments.GetValue(since)}', expected a span of time such as 7d");
            var bus = BusOptions.From(new ConfigurationBuilder().AddEnvironmentVariables().Build());
            if (bus.Host is null)
                return Wrong("BUS__HOST is not set: briefings are republished over RabbitMQ, by the Composer that is connected to it.");
            var request = new RepublishBriefings
            {
                Edition = arguments.GetValue(edition),
                Since = TimeProvider.System.GetUtcNow() - back,
                ToQueue = arguments.GetValue(queue),
            };
            return await AskAsync(bus, request, cancellation, arguments.GetValue(json));
        });
        return verb;
    }

    /// <summary>Asks over the broker, and tells what became of it.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> AskAsync(BusOptions options, RepublishBriefings request, CancellationToken cancellation,
        bool json = false)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddBriefingBus(options, _ => { });
        using var host = builder.Build();
        await host.StartAsync(cancellation);
        var bus = host.Services.GetRequiredService<IBusControl>();
        try
        {
            return await IsConnectedAsync(bus, cancellation)
                ? await AskAsync(bus, request, json, cancellation)
                : Wrong(bus.CheckHealth().Exception?.GetBaseException().Message ?? $"RabbitMQ at {options.Host} is not reached.");
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private static async Task<int> AskAsync(IBus bus, RepublishBriefings request, bool json, CancellationToken cancellation)
    {
        var what = $"{request.Edition ?? "every edition"} since {request.Since:u}, for {request.ToQueue ?? "every subscriber"}";
        try
        {
            // Kept for a Composer that is away: without a time to live of its own, a request would be gone with the patience of who asked.
            var answer = await bus.CreateRequestClient<RepublishBriefings>(Answering)
                .GetResponse<BriefingsRepublished>(request, sent => sent.UseExecute(send => send.TimeToLive = null), cancellation)
                .WaitAsync(Answering + Connecting, cancellation);
            if (json)
                JsonOutput.Print(new { answer.Message.Briefings, request.Edition, request.Since, queue = request.ToQueue });
            Console.Error.WriteLine($"Published again: {answer.Message.Briefings} briefings of {what}.");
            return ExitCode.Done;
        }
        catch (RequestFaultException refused)
        {
            return Wrong(refused.Fault?.Exceptions.FirstOrDefault()?.Message ?? refused.Message);
        }
        catch (RequestException unsent) when (unsent.InnerException is MessageReturnedException)
        {
            return Wrong("Nobody takes the request: 'briefingbus topology deploy', or a first start of Composer, makes its queue.");
        }
        catch (TimeoutException)
        {
            return Wrong(
                $"RabbitMQ has not taken the request within {(Answering + Connecting).TotalSeconds:0} s: it may be out of memory or disk.");
        }
        catch (RequestTimeoutException)
        {
            Console.Error.WriteLine($"Composer has not answered within {Answering.TotalSeconds:0} s. The request waits for it: {what}.");
            return ExitCode.Incomplete;
        }
    }

    private static async Task<bool> IsConnectedAsync(IBusControl bus, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy)
        {
            if (TimeProvider.System.GetElapsedTime(started) > Connecting)
                return false;
            await Task.Delay(Interval, TimeProvider.System, cancellation);
        }
        return true;
    }

    private static int Wrong(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCode.Wrong;
    }
}
