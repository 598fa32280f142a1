using System.Text;
using BriefingBus.Cli.Hosting;
using BriefingBus.Cli.Now;
using BriefingBus.Composer;
using BriefingBus.DeadLetters;
using BriefingBus.Delivery;
using BriefingBus.Fetcher;
using BriefingBus.ServiceDefaults.Health;
using BriefingBus.ServiceDefaults.Loops;
using BriefingBus.ServiceDefaults.Reports;
using BriefingBus.ServiceDefaults.Telemetry;
using BriefingBus.Web;
using MassTransit;

namespace BriefingBus.Cli.Run;

/// <summary>Runs every service in this process, on schedule, until it is stopped.</summary>
/// <param name="file">The configuration.</param>
/// <param name="data">Folder of the databases.</param>
/// <param name="output">Folder that each briefing is written to.</param>
internal sealed class RunningSystem(BriefingFile file, string data, string output)
{
    private const string Verb = "run";

    /// <summary>How long <c>--now</c> waits for the feeds before it composes with what is there.</summary>
    private static readonly TimeSpan FirstPollsTimeout = TimeSpan.FromMinutes(2);

    private readonly IReadOnlyList<OutletKind> outlets = OutletKinds.In(file.Configuration.Path);

    /// <summary>Where the web page listens; null for no page.</summary>
    public string? Page { get; init; }

    /// <summary>Whether each edition is also composed at the start.</summary>
    public bool ComposesNow { get; init; }

    /// <summary>Whether the log is JSON.</summary>
    public bool JsonLog { get; init; }

    /// <exception cref="NotStartedException">A folder cannot be written, or another process uses it.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        WritableFolder.Require("--data", data);
        WritableFolder.Require("--out", output);
        using var alone = DataFolderLock.Take(data);
        using var host = Page is null ? Process().Build() : WithPage(Page);
        using var polls = ComposesNow
            ? new Polls(host.Services.GetRequiredService<IBusControl>(), file.Configuration.Feeds)
            : null;
        await host.StartAsync(cancellation);
        if (!JsonLog)
            Console.Error.Write(Summary(TimeProvider.System.GetUtcNow()));
        if (polls is not null)
            await ComposeNowAsync(host.Services, polls, cancellation);
        await host.WaitForShutdownAsync(cancellation);
    }

    private OneProcess Process() => new(file, TimeProvider.System, data, Verb, "Information")
    {
        JsonLog = JsonLog,
        Services = AddServices,
        Consumers = bus =>
        {
            bus.AddConsumer<BriefingFilesConsumer>();
            bus.AddInMemoryDeadLetters(new DatabaseOptions { Folder = data });
            bus.AddDeliveryConsumers(outlets);
            if (Page is not null)
                bus.AddWebConsumers();
        },
    };

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
        var database = new DatabaseOptions { Folder = data };
        services.AddSingleton(new OutputFolder(output)).AddFetcherSchedule().AddComposerSchedule().AddServiceReports(Verb);
        if (ComposesNow)
            services.AddPollsAtStart();
        if (outlets.Count > 0)
        {
            services.AddDelivery(database, outlets).AddOperatorNotices()
                .AddSingleton(provider => ActivatorUtilities.CreateInstance<UnfinishedDeliveries>(provider, outlets))
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
        var notes = await polls.WaitAsync(FirstPollsTimeout, quiet: true, cancellation);
        foreach (var edition in file.Configuration.Editions)
            await bus.Publish(new ComposeBriefing { Edition = edition.Name, ScheduledAt = clock.GetUtcNow(), Notes = notes }, cancellation);
    }

    /// <summary>What runs: where the page is, when each edition comes, what is polled, and where the files are.</summary>
    private string Summary(DateTimeOffset now)
    {
        var text = new StringBuilder("BriefingBus runs. Press Ctrl-C to stop.\n");
        void Row(string name, string value) => text.Append("  ").Append(name.PadRight(11)).Append(value).Append('\n');
        Row("web page", Page ?? "off");
        foreach (var edition in file.Configuration.Editions)
        {
            var next = EditionSchedule.Next(edition, now)?.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            Row("edition", $"{edition.Name}: {edition.Title}, next {next ?? "never"} {edition.TimeZone}");
        }
        Row("feeds", $"{file.Configuration.Feeds.Count}");
        Row("outlets", outlets.Count == 0 ? "none" : string.Join(", ", outlets.Select(o => o.Name)));
        Row("data", Path.GetFullPath(data));
        Row("briefings", Path.GetFullPath(output));
        return text.ToString();
    }
}
