using BriefingBus.Cli.Configuration;
using BriefingBus.Cli.Now;
using BriefingBus.Composer;
using BriefingBus.Contracts;
using BriefingBus.DeadLetters.OneProcess;
using BriefingBus.Fetcher;
using BriefingBus.Hosting.Configuration;
using BriefingBus.Hosting.Storage;
using MassTransit;

namespace BriefingBus.Cli.Run;

/// <summary>Runs every service in this process, on schedule, until it is told to stop.</summary>
internal static class EverythingInOneProcess
{
    /// <summary>How long <c>--now</c> waits for the feeds before it composes with what is there.</summary>
    private static readonly TimeSpan FirstPolls = TimeSpan.FromMinutes(2);

    /// <summary>Does so.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string config, string data, string output, bool composeNow, CancellationToken cancellation)
    {
        if (BriefingYaml.Read(config, outlets: true) is not { } file)
            return ExitCode.Wrong;

        var outlets = OutletKind.In(config);
        using var host = OneProcess.Build(
            file,
            TimeProvider.System,
            data,
            "run",
            "Information",
            services =>
            {
                services.AddSingleton(new OutputFolder(output)).AddFetcherSchedule().AddComposerSchedule();
                foreach (var outlet in outlets)
                    outlet.Services(services, new DatabaseOptions { Folder = data });
                if (outlets.Count > 0)
                    services.AddHostedService(provider => ActivatorUtilities.CreateInstance<UnfinishedDeliveries>(provider, outlets));
            },
            bus =>
            {
                bus.AddConsumer<BriefingFilesConsumer>();
                bus.AddKeptDeadLetters(data);
                foreach (var outlet in outlets)
                    outlet.Consumers(bus);
            });
        await host.StartAsync(cancellation);
        if (composeNow)
            await ComposeNowAsync(host.Services, file.Configuration, cancellation);
        await host.WaitForShutdownAsync(cancellation);
        return ExitCode.Done;
    }

    private static async Task ComposeNowAsync(IServiceProvider services, BriefingConfiguration configuration, CancellationToken cancellation)
    {
        var bus = services.GetRequiredService<IBusControl>();
        var clock = services.GetRequiredService<TimeProvider>();
        var (_, notes) = await Polls.OfAllFeedsAsync(bus, configuration.Feeds, clock, FirstPolls, quiet: true, cancellation);
        foreach (var edition in configuration.Editions)
            await bus.Publish(new ComposeBriefing { Edition = edition.Name, ScheduledAt = clock.GetUtcNow(), Notes = notes }, cancellation);
    }
}
