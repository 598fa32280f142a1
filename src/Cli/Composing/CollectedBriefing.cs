using BriefingBus.Cli.Clocks;
using BriefingBus.Cli.Configuration;
using BriefingBus.Cli.Now;
using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Publishing;
using BriefingBus.Composer.Scheduling;
using BriefingBus.Composer.Selection;
using BriefingBus.Configuration;
using BriefingBus.Contracts;
using MassTransit;

namespace BriefingBus.Cli.Composing;

/// <summary>A briefing from what Composer collected.</summary>
internal static class CollectedBriefing
{
    private static readonly TimeSpan Publishing = TimeSpan.FromSeconds(15);

    /// <summary>Composes an edition and prints it. One that was composed before comes out as it was and stays as it is stored; another is
    /// stored and published, unless it is a dry run.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ComposeAsync(
        string config, string editionName, string? at, bool dryRun, BriefingForm form, string? data, CancellationToken cancellation)
    {
        if (BriefingYaml.Read(config) is not { } file
            || Choose(file, editionName, at) is not var (edition, named)
            || await ComposerStore.OpenAsync(file, data, withBus: !dryRun, cancellation) is not { } opened)
        {
            return ExitCode.Wrong;
        }
        await using var store = opened;
        var composer = store.Get<BriefingComposer>();
        var instant = at is null ? named : await composer.WithinMinuteAsync(edition.Name, named, cancellation);
        var briefing = dryRun || await composer.HasComposedAsync(edition.Name, instant, cancellation)
            ? await composer.PreviewAsync(edition.Name, instant, cancellation)
            : await ForGoodAsync(store, composer, edition, instant, cancellation);
        Console.Out.Write(BriefingFiles.Content(briefing, form));
        return ExitCode.Done;
    }

    /// <summary>Prints why each item is in an edition's briefing or out of it.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> ExplainAsync(string config, string editionName, string? at, string? data, CancellationToken cancellation)
    {
        if (BriefingYaml.Read(config) is not { } file
            || Choose(file, editionName, at) is not var (edition, named)
            || await ComposerStore.OpenAsync(file, data, withBus: false, cancellation) is not { } opened)
        {
            return ExitCode.Wrong;
        }
        await using var store = opened;
        var composer = store.Get<BriefingComposer>();
        var instant = at is null ? named : await composer.WithinMinuteAsync(edition.Name, named, cancellation);
        Console.Out.Write(ExplanationText.Write(
            await composer.ReadAsync(edition.Name, instant, input => Explanation.Of(input), cancellation)));
        return ExitCode.Done;
    }

    private static async Task<BriefingComposed> ForGoodAsync(
        ComposerStore store, BriefingComposer composer, EditionOptions edition, DateTimeOffset at, CancellationToken cancellation)
    {
        var late = TimeProvider.System.GetUtcNow() - at > EditionScheduler.LateAfter;
        var stored = await composer.RecomposeAsync(
            new ComposeBriefing { Edition = edition.Name, ScheduledAt = at, Late = late }, cancellation);
        if (store.Find<IBus>() is { } bus)
            await PublishAsync(store.Get<Publication>().PublishOnceAsync(stored, bus, cancellation));
        else
            Console.Error.WriteLine(
                "Stored; BUS__HOST is not set, so the Composer of this database publishes it within two minutes, or once it runs.");
        return stored.Composed;
    }

    private static async Task PublishAsync(Task publishing)
    {
        try
        {
            await publishing.WaitAsync(Publishing);
        }
        catch (TimeoutException)
        {
            Console.Error.WriteLine(
                $"Stored; RabbitMQ has not taken it within {Publishing.TotalSeconds:0} s, "
                + "so Composer publishes it within two minutes, or once RabbitMQ takes messages again.");
        }
    }

    private static (EditionOptions Edition, DateTimeOffset At)? Choose(BriefingFile file, string name, string? at)
    {
        var editions = file.Configuration.Editions;
        if (editions.FirstOrDefault(e => e.Name == name) is not { } edition)
        {
            var names = string.Join(", ", editions.Select(e => e.Name));
            Console.Error.WriteLine($"There is no edition '{name}' in {file.Configuration.Path}. It has: {names}.");
            return null;
        }
        if (at is null)
            return (edition, TimeProvider.System.GetUtcNow());
        if (EditionInstant.TryRead(at, edition.TimeZone, out var instant))
            return (edition, instant);
        Console.Error.WriteLine($"--at: found '{at}', expected an instant such as 2026-09-23T06:00 or 2026-09-23T10:00Z.");
        return null;
    }
}
