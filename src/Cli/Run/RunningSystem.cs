using System.Text;
using BriefingBus.Cli.Backups;
using BriefingBus.Cli.Hosting;
using BriefingBus.Cli.Now;
using BriefingBus.Composer;
using BriefingBus.DeadLetters;
using BriefingBus.Delivery;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Fetcher;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Logging;
using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.ServiceDefaults.Reports;
using BriefingBus.ServiceDefaults.Telemetry;
using BriefingBus.Web;
using MassTransit;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace BriefingBus.Cli.Run;

/// <summary>Runs every service in this process, on schedule, until it is stopped.</summary>
/// <param name="File">The configuration.</param>
/// <param name="Data">Folder of the databases.</param>
/// <param name="Output">The output folder.</param>
internal sealed record RunningSystem(BriefingFile File, string Data, string Output)
{
    private const string Verb = "run";

    /// <summary>How long <c>--now</c> waits for the feeds before it composes from what has arrived.</summary>
    private static readonly TimeSpan FirstPollsTimeout = TimeSpan.FromMinutes(2);

    /// <summary>The address of the web page; null for no page.</summary>
    public string? Page { get; init; }

    /// <summary>Whether each edition is also composed at the start.</summary>
    public bool ComposesNow { get; init; }

    /// <summary>Whether the log is JSON.</summary>
    public bool JsonLog { get; init; }

    private IReadOnlyList<OutletKind> Outlets => OutletKinds.Of(File.OutletKinds);

    /// <summary>Runs the services.</summary>
    /// <returns>The changed configuration to restart with; null if it was stopped.</returns>
    public async Task<BriefingFile?> RunAsync(CancellationToken cancellation)
    {
        using var host = Page is null ? Process().Build() : WithPage(Page);
        using var polls = ComposesNow
            ? new Polls(host.Services.GetRequiredService<IBusControl>(), File.Configuration.Feeds)
            : null;
        await host.StartAsync(cancellation);
        if (!JsonLog)
            Console.Error.Write(Summary(TimeProvider.System.GetUtcNow(), host.Services));
        try
        {
            if (polls is not null)
                await ComposeNowAsync(host.Services, polls, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The services stop below, as at any later time.
        }
        await host.WaitForShutdownAsync(cancellation);
        var next = host.Services.GetRequiredService<ConfigurationFile>().Next;
        if (next is not null && Page is not null && ListenOf(next) != ListenOf(File) && ListenOf(next) != Page)
            host.Services.GetRequiredService<ILogger<RunningSystem>>().LogWarning(
                "{Service} still listens on {Address}; a change of it needs a restart", Verb, Page);
        return next;
    }

    private static string ListenOf(BriefingFile file) => file.Options.OfType<WebOptions>().Single().Listen;

    private OneProcess Process() => new(File, TimeProvider.System, Data, Verb, Log())
    {
        Services = AddServices,
        Consumers = bus =>
        {
            bus.AddConsumer<BriefingFilesConsumer>();
            bus.AddInMemoryDeadLetters(new DatabaseOptions { Folder = Data });
            bus.AddDeliveryConsumers(Outlets);
            if (Page is not null)
            {
                bus.AddWebConsumers();
                bus.AddPictureConsumer();
                bus.AddLeftOutConsumer();
            }
        },
    };

    private LogOptions Log()
    {
        var log = File.Options.OfType<LogOptions>().Single();
        return log with { Format = JsonLog ? LogFormat.Json : log.Format ?? LogFormat.Text };
    }

    private WebApplication WithPage(string address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(address);
        PageServer.AddTo(builder.Services);
        Process().AddTo(builder);
        var app = builder.Build();
        app.MapHealth();
        app.MapBriefingMetrics(TelemetryOptions.From(app.Configuration));
        app.MapWeb();
        return app;
    }

    private void AddServices(IServiceCollection services)
    {
        var database = new DatabaseOptions { Folder = Data };
        services.AddSingleton(new OutputFolder(Output)).AddFetcherSchedule().AddComposerSchedule().AddServiceReports(Verb)
            .AddScheduledBackups(database)
            .AddReload(File, () => BriefingYaml.Read(File.Configuration.Path, outlets: true));
        if (ComposesNow)
            services.AddPollsAtStart();
        if (Outlets.Count > 0)
        {
            services.AddDelivery(database, Outlets).AddOperatorNotices()
                .AddSingleton(provider => ActivatorUtilities.CreateInstance<UnfinishedDeliveries>(provider, Outlets))
                .AddLoop<UnfinishedDeliveries>(
                    new LoopOptions("unfinished deliveries") { Interval = UnfinishedDeliveries.Interval },
                    (unfinished, stopping) => unfinished.ResumeAsync(stopping));
        }
        if (Page is not null)
        {
            services.AddWeb(database, new BusOptions()).AddSingleton<MissedBriefings>()
                .AddLoop<MissedBriefings>(new LoopOptions("missed briefings"), (missed, stopping) => missed.AskAsync(stopping));
        }
    }

    private async Task ComposeNowAsync(IServiceProvider services, Polls polls, CancellationToken cancellation)
    {
        var bus = services.GetRequiredService<IBusControl>();
        var clock = services.GetRequiredService<TimeProvider>();
        var outstanding = await polls.WaitAsync(FirstPollsTimeout, quiet: true, cancellation);
        foreach (var edition in File.Configuration.Editions)
        {
            var request = new ComposeBriefing
            {
                Edition = edition.Name,
                ScheduledAt = clock.GetUtcNow(),
                Notes = outstanding.Notes(edition.Language),
                ItemsAwaited = outstanding.Items,
            };
            await bus.Publish(request, cancellation);
        }
    }

    /// <summary>The address of the page, including a port that the system chose; null if it cannot listen.</summary>
    private static string? Listening(IServiceProvider services) =>
        services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>() is { Addresses: { Count: > 0 } addresses }
            ? string.Join(", ", addresses)
            : null;

    /// <summary>The summary at the start: the page's address, the editions' next hours, the feeds and the folders.</summary>
    private string Summary(DateTimeOffset now, IServiceProvider services)
    {
        var text = new StringBuilder("BriefingBus runs. Press Ctrl-C to stop.\n");
        void Row(string name, string value) => text.Append("  ").Append(name.PadRight(11)).Append(value).Append('\n');
        Row("web page", Page is null ? "off" : Listening(services) ?? $"none: it cannot listen on {Page}");
        foreach (var edition in File.Configuration.Editions)
        {
            var next = EditionSchedule.Next(edition, now)?.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            Row("edition", $"{edition.Name}: {edition.Title}, next {next ?? "never"} {edition.TimeZone}");
        }
        Row("feeds", $"{File.Configuration.Feeds.Count}");
        Row("outlets", Outlets.Count == 0 ? "none" : string.Join(", ", Outlets.Select(o => o.Name)));
        Row("data", Path.GetFullPath(Data));
        Row("briefings", Path.GetFullPath(Output));
        return text.ToString();
    }
}
