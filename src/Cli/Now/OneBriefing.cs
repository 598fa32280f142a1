using BriefingBus.Cleaner.Models;
using BriefingBus.Cli.Clocks;
using BriefingBus.Cli.Configuration;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using BriefingBus.Fetcher.Storage;
using BriefingBus.ServiceDefaults.Logging;
using MassTransit;
using Serilog.Events;

namespace BriefingBus.Cli.Now;

/// <summary>Composes one briefing: starts every service in this process, asks for each feed, waits until all that was announced
/// has arrived, and asks for the briefing.</summary>
internal static class OneBriefing
{
    /// <summary>Composing takes a second; a machine that takes this long is broken.</summary>
    private static readonly TimeSpan Composing = TimeSpan.FromMinutes(2);

    /// <summary>Does so, prints the briefing and writes its files.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ComposeAsync(NowRequest request, CancellationToken cancellation)
    {
        if (BriefingYaml.Read(request.Config) is not { } file)
            return ExitCode.Wrong;
        if (Choose(file.Configuration, request.Edition) is not { } edition)
            return ExitCode.Wrong;
        if (!TryReadInstant(request.At, edition, out var at))
            return ExitCode.Wrong;

        WritableFolder.Require("--out", request.Out);
        if (request.Data is not null)
            WritableFolder.Require("--data", request.Data);
        using var folder = new DataFolder(request.Data);
        var alone = file with { Configuration = new BriefingConfiguration(file.Configuration.Path, [edition]) };
        var clock = at is { } instant ? new StandingClock(instant) : TimeProvider.System;
        using var host = OneProcess.Build(
            alone,
            clock,
            folder.Path,
            "now",
            new LogOptions { Level = request.Quiet ? LogEventLevel.Fatal : LogEventLevel.Error, Format = LogFormat.Text },
            _ => { },
            _ => { });
        await host.StartAsync(cancellation);
        var bus = host.Services.GetRequiredService<IBusControl>();
        var (_, missing) = await Polls.OfAllFeedsAsync(bus, alone.Configuration.Feeds, clock, request.Deadline, request.Quiet,
            cancellation);
        var briefing = await AskAsync(
            bus, new ComposeBriefing { Edition = edition.Name, ScheduledAt = clock.GetUtcNow(), Notes = missing }, cancellation);
        await host.StopAsync(CancellationToken.None);
        if (host.Services.GetRequiredService<ModelRefusals>().InWords() is { } refused)
            Console.Error.WriteLine(refused);
        if (missing.Count == 0)
            await host.Services.GetRequiredService<FeedStateStore>().ConfirmAsync(cancellation);

        // Printed first: the briefing is there whatever happens to the files.
        BriefingFiles.Print(briefing, request.Form);
        BriefingFiles.Write(briefing, request.Out);
        return briefing.FeedsRead == 0 ? ExitCode.Incomplete : ExitCode.Done;
    }

    // By request: a briefing that the databases hold already is answered, but not published a second time.
    private static async Task<BriefingComposed> AskAsync(IBus bus, ComposeBriefing request, CancellationToken cancellation) =>
        (await bus.CreateRequestClient<ComposeBriefing>(Composing).GetResponse<BriefingComposed>(request, cancellation)).Message;

    private static EditionOptions? Choose(BriefingConfiguration configuration, string? name)
    {
        if (name is null)
            return configuration.Editions[0];
        var edition = configuration.Editions.FirstOrDefault(e => e.Name == name);
        if (edition is null)
            Console.Error.WriteLine(
                $"There is no edition '{name}' in {configuration.Path}. "
                + $"It has: {string.Join(", ", configuration.Editions.Select(e => e.Name))}.");
        return edition;
    }

    private static bool TryReadInstant(string? text, EditionOptions edition, out DateTimeOffset? instant)
    {
        instant = edition.AsOfInstant();
        if (text is null)
            return true;
        if (EditionInstant.TryRead(text, edition.TimeZone, out var read))
        {
            instant = read;
            return true;
        }
        Console.Error.WriteLine($"--at: found '{text}', expected an instant such as 2026-09-23T06:00 or 2026-09-23T10:00Z.");
        return false;
    }
}
