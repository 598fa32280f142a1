using MassTransit;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus republish</c>: requests from Composer that stored briefings are published again.</summary>
internal static class RepublishVerb
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan CheckInterval = TimeSpan.FromMilliseconds(100);

    public static Command Create()
    {
        var edition = VerbOptions.Edition("every edition");
        var json = VerbOptions.Json();
        var since = new Option<string>("--since") { Description = "How far back, such as 7d.", Required = true };
        var queue = new Option<string?>("--to") { Description = "The only queue to send them to; else every subscriber gets them." };
        var verb = new Command("republish", "Publish stored briefings again, for subscribers that missed them.")
        {
            edition, since, queue, json,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            if (!Duration.TryRead(arguments.GetValue(since)!, out var back))
                return Problem.Report($"--since: found '{arguments.GetValue(since)}', expected a span of time such as 7d");
            var bus = Installation.Bus;
            if (bus.Host is null)
                return Problem.Report("BUS__HOST is not set: the Composer that is connected to RabbitMQ republishes briefings.");
            var request = new RepublishBriefings
            {
                Edition = arguments.GetValue(edition),
                Since = TimeProvider.System.GetUtcNow() - back,
                ToQueue = arguments.GetValue(queue),
            };
            return await AskAsync(bus, request, arguments.GetValue(json), cancellation);
        });
        return verb;
    }

    /// <summary>Sends the request over the broker and reports the response.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> AskAsync(BusOptions options, RepublishBriefings request, bool json, CancellationToken cancellation)
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
                : Problem.Report(bus.CheckHealth().Exception?.GetBaseException().Message
                    ?? $"RabbitMQ at {options.Host} cannot be reached.");
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
            // The request must wait for a stopped Composer; by default it would expire with the client's timeout.
            var answer = await bus.CreateRequestClient<RepublishBriefings>(AnswerTimeout)
                .GetResponse<BriefingsRepublished>(request, sent => sent.UseExecute(send => send.TimeToLive = null), cancellation)
                .WaitAsync(AnswerTimeout + ConnectTimeout, cancellation);
            if (json)
                JsonOutput.Print(new { answer.Message.Briefings, request.Edition, request.Since, queue = request.ToQueue });
            var briefings = answer.Message.Briefings == 1 ? "1 briefing" : $"{answer.Message.Briefings} briefings";
            Console.Error.WriteLine($"Published again: {briefings} of {what}.");
            return ExitCode.Done;
        }
        catch (RequestFaultException refused)
        {
            return Problem.Report(refused.Fault?.Exceptions.FirstOrDefault()?.Message ?? refused.Message);
        }
        catch (RequestException unsent) when (unsent.InnerException is MessageReturnedException)
        {
            return Problem.Report(
                "There is no queue for the request: 'briefingbus topology deploy', or a first start of Composer, declares it.");
        }
        catch (TimeoutException)
        {
            return Problem.Report(
                $"RabbitMQ did not accept the request within {(AnswerTimeout + ConnectTimeout).TotalSeconds:0} s: "
                + "it may be out of memory or disk.");
        }
        catch (RequestTimeoutException)
        {
            Console.Error.WriteLine($"Composer did not answer within {AnswerTimeout.TotalSeconds:0} s. The request waits for it: {what}.");
            return ExitCode.Incomplete;
        }
    }

    private static async Task<bool> IsConnectedAsync(IBusControl bus, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (bus.CheckHealth().Status != BusHealthStatus.Healthy)
        {
            if (TimeProvider.System.GetElapsedTime(started) > ConnectTimeout)
                return false;
            await Task.Delay(CheckInterval, TimeProvider.System, cancellation);
        }
        return true;
    }
}
