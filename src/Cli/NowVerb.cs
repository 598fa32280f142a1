using BriefingBus.Cleaner.Models;
using BriefingBus.Cli.Briefings;
using BriefingBus.Cli.Hosting;
using BriefingBus.Cli.Now;
using BriefingBus.Composer.Collecting;
using BriefingBus.Fetcher.Storage;
using BriefingBus.ServiceDefaults.Logging;
using MassTransit;
using Serilog.Events;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus now</c>: one briefing in one process. It starts every service, requests a poll of each feed, waits until all
/// items have arrived, and requests the briefing.</summary>
internal static class NowVerb
{
    private static readonly TimeSpan DefaultDeadline = TimeSpan.FromSeconds(60);

    /// <summary>The timeout of composing, which takes a second on a working machine.</summary>
    private static readonly TimeSpan ComposeTimeout = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var (config, json) = (VerbOptions.Config(), VerbOptions.Json("Print JSON: the same as --format json."));
        var edition = VerbOptions.Edition("the first");
        var at = new Option<string?>("--at")
        {
            Description = "Compose as if it were this instant: 2026-09-23T06:00, in the edition's zone unless it has an offset, "
                + "or the last 06:00.",
        };
        var form = BriefingOutput.FormOption();
        var output = new Option<string>("--out") { Description = "Folder for the briefing's files.", DefaultValueFactory = _ => "out" };
        var data = new Option<string?>("--data")
        {
            Description = "Folder of the databases, which remember validators and past briefings; without it nothing is remembered.",
        };
        var deadline = new Option<TimeSpan?>("--deadline")
        {
            Description = "Compose without feeds that have not answered after this long, such as 60s or 5m; else 60s.",
            CustomParser = Durations.Read,
            HelpName = "time",
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Show no progress." };
        var verb = new Command("now", "Fetch, clean and compose one briefing, and print it.")
        {
            config, edition, at, form, output, data, deadline, quiet, json,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var file = BriefingYaml.Read(arguments.GetValue(config)!);
            var chosen = arguments.GetValue(edition) is { } name
                ? EditionChoice.Find(file.Configuration, name)
                : file.Configuration.Editions[0];
            var instant = arguments.GetValue(at) is { } text
                ? EditionChoice.At(text, chosen, TimeProvider.System) : chosen.AsOfInstant();
            WritableFolder.Require("--out", arguments.GetValue(output)!);
            if (arguments.GetValue(data) is { } named)
                WritableFolder.Require("--data", named);
            using var folder = new DataFolder(arguments.GetValue(data));
            var briefing = await ComposeAsync(
                file with
                {
                    Configuration = new BriefingConfiguration(file.Configuration.Path, [chosen])
                    {
                        GroupsByEmbeddings = file.Configuration.GroupsByEmbeddings,
                    },
                },
                instant is { } past ? new StandingClock(past) : TimeProvider.System,
                folder.Path,
                arguments.GetValue(deadline) ?? DefaultDeadline,
                arguments.GetValue(quiet),
                cancellation);
            // Printed first, so that the briefing is shown even if its files cannot be written.
            BriefingOutput.Print(briefing, arguments.GetValue(json) ? BriefingForm.Json : arguments.GetValue(form));
            BriefingOutput.Write(briefing, arguments.GetValue(output)!);
            return briefing.FeedsRead == 0 ? ExitCode.Incomplete : ExitCode.Done;
        });
        return verb;
    }

    private static async Task<BriefingComposed> ComposeAsync(
        BriefingFile file, TimeProvider clock, string folder, TimeSpan deadline, bool quiet, CancellationToken cancellation)
    {
        var edition = file.Configuration.Editions[0];
        var log = new LogOptions { Level = quiet ? LogEventLevel.Fatal : LogEventLevel.Error, Format = LogFormat.Text };
        var process = new OneProcess(file, clock, folder, "now", log);
        using var host = process.Build();
        await host.StartAsync(cancellation);
        var bus = host.Services.GetRequiredService<IBusControl>();
        var outstanding = await Polls.OfAllFeedsAsync(bus, file.Configuration.Feeds, clock, deadline, quiet, cancellation);
        // A request, because a stored briefing is only returned, not published again.
        var request = new ComposeBriefing
        {
            Edition = edition.Name,
            ScheduledAt = clock.GetUtcNow(),
            Notes = outstanding.Notes(edition.Language),
            ItemsAwaited = outstanding.Items,
        };
        var answer = await bus.CreateRequestClient<ComposeBriefing>(ComposeTimeout).GetResponse<BriefingComposed>(request, cancellation);
        await host.StopAsync(CancellationToken.None);

        if (host.Services.GetRequiredService<ModelRefusals>().InWords() is { } refused)
            Console.Error.WriteLine(refused);
        if (outstanding.IsNothing)
            await host.Services.GetRequiredService<FeedStateStore>().ConfirmAsync(cancellation);
        // No loop of this process gives up the entries that an earlier one lost.
        await host.Services.GetRequiredService<MissingItems>().CheckAsync(cancellation);
        return answer.Message;
    }
}
