using BriefingBus.Cli.Configuration;
using BriefingBus.Cli.Now;
using BriefingBus.Composer;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Delivery;
using BriefingBus.DeadLetters;
using BriefingBus.Fetcher;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.ServiceDefaults.Reports;
using BriefingBus.ServiceDefaults.Telemetry;
using BriefingBus.Web;
using MassTransit;

namespace BriefingBus.Cli.Run;

/// <summary>Runs every service in this process, on schedule, until it is told to stop.</summary>
internal static class EverythingInOneProcess
{
    private const string Verb = "run";
    private const string LogLevel = "Information";

    /// <summary>How long <c>--now</c> waits for the feeds before it composes with what is there.</summary>
    private static readonly TimeSpan FirstPolls = TimeSpan.FromMinutes(2);

    /// <summary>Does so.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RunRequest request, CancellationToken cancellation)
    {
        if (BriefingYaml.Read(request.Config, outlets: true) is not { } read || !PageAddress.TryRead(request.Web, read, out var page))
            return ExitCode.Wrong;

        WritableFolder.Require("--data", request.Data);
        WritableFolder.Require("--out", request.Out);
        using var alone = DataFolderLock.Take(request.Data);
        for (BriefingFile? file = read; file is not null && !cancellation.IsCancellationRequested; request = request with { Now = false })
            file = await RunByAsync(file, request, page, cancellation);
        return ExitCode.Done;
    }

    /// <summary>Runs by a configuration.</summary>
    /// <returns>The changed configuration to go on with; null where it was told to stop.</returns>
    private static async Task<BriefingFile?> RunByAsync(BriefingFile file, RunRequest request, string? page, CancellationToken cancellation)
    {
        var outlets = OutletKinds.Of(file.OutletKinds);
        using var host = page is null ? WithoutPage(request, file, outlets) : WithPage(request, file, outlets, page);
        using var polls = request.Now ? Polls.Observe(host.Services.GetRequiredService<IBusControl>(), file.Configuration.Feeds) : null;
        await host.StartAsync(cancellation);
        if (!request.Json)
            Console.Error.Write(RunSummary.Write(request, file.Configuration, outlets, page, TimeProvider.System.GetUtcNow()));
        if (polls is not null)
            await ComposeNowAsync(host.Services, file.Configuration, polls, cancellation);
        await host.WaitForShutdownAsync(cancellation);
        return host.Services.GetRequiredService<ConfigurationFile>().Next;
    }

    private static IHost WithoutPage(RunRequest request, BriefingFile file, IReadOnlyList<OutletKind> outlets) => OneProcess.Build(
        file, TimeProvider.System, request.Data, Verb, LogLevel, services => AddServices(services, request, file, outlets), bus =>
            AddConsumers(bus, request, outlets),
        request.Json);

    private static WebApplication WithPage(RunRequest request, BriefingFile file, IReadOnlyList<OutletKind> outlets, string address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(address);
        PageServer.AddTo(builder.Services);
        OneProcess.Fill(
            builder,
            file,
            TimeProvider.System,
            request.Data,
            Verb,
            LogLevel,
            services =>
            {
                AddServices(services, request, file, outlets);
                services.AddWeb(new DatabaseOptions { Folder = request.Data }, new BusOptions()).AddSingleton<MissedBriefings>()
                    .AddLoop<MissedBriefings>(new LoopOptions("missed briefings"), (missed, stopping) => missed.AskAsync(stopping));
            },
            bus =>
            {
                AddConsumers(bus, request, outlets);
                bus.AddWebConsumers();
            },
            request.Json);
        var app = builder.Build();
        app.MapHealth();
        app.MapBriefingMetrics(TelemetryOptions.From(app.Configuration));
        app.MapWeb();
        return app;
    }

    private static void AddServices(IServiceCollection services, RunRequest request, BriefingFile file, IReadOnlyList<OutletKind> outlets)
    {
        services.AddSingleton(new OutputFolder(request.Out)).AddFetcherSchedule().AddComposerSchedule().AddServiceReports(Verb)
            .AddReload(file, () => BriefingYaml.ReadOrThrow(file.Configuration.Path, outlets: true));
        if (request.Now)
            services.AddPollsAtStart();
        if (outlets.Count > 0)
            services.AddDelivery(new DatabaseOptions { Folder = request.Data }, outlets).AddOperatorNotices();
        if (outlets.Count > 0)
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<UnfinishedDeliveries>(provider, outlets))
                .AddLoop<UnfinishedDeliveries>(
                    new LoopOptions("unfinished deliveries") { Interval = UnfinishedDeliveries.Interval }, (unfinished, stopping) =>
                        unfinished.ResumeAsync(stopping));
    }

    private static void AddConsumers(IBusRegistrationConfigurator bus, RunRequest request, IReadOnlyList<OutletKind> outlets)
    {
        bus.AddConsumer<BriefingFilesConsumer>();
        bus.AddInMemoryDeadLetters(new DatabaseOptions { Folder = request.Data });
        bus.AddDeliveryConsumers(outlets);
    }

    private static async Task ComposeNowAsync(IServiceProvider services, BriefingConfiguration configuration, Polls polls,
        CancellationToken cancellation)
    {
        var bus = services.GetRequiredService<IBusControl>();
        var clock = services.GetRequiredService<TimeProvider>();
        var notes = await polls.WaitAsync(FirstPolls, quiet: true, cancellation);
        foreach (var edition in configuration.Editions)
            await bus.Publish(new ComposeBriefing { Edition = edition.Name, ScheduledAt = clock.GetUtcNow(), Notes = notes }, cancellation);
    }
}
