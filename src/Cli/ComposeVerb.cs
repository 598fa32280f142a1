using BriefingBus.Cli.Briefings;
using BriefingBus.Cli.Composing;
using BriefingBus.Composer.Composing;
using BriefingBus.Composer.Publishing;
using BriefingBus.Composer.Scheduling;
using MassTransit;

namespace BriefingBus.Cli;

/// <summary><c>briefingbus compose</c>: a past or present briefing from the collected items.</summary>
internal static class ComposeVerb
{
    private static readonly TimeSpan PublishTimeout = TimeSpan.FromSeconds(15);

    public static Command Create()
    {
        var (config, edition, at) = (VerbOptions.Config(), VerbOptions.Edition("the only one"), VerbOptions.At());
        var (data, json) = (VerbOptions.Data(), VerbOptions.Json("Print JSON: the same as --format json."));
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show the briefing; do not store or publish it." };
        var publish = new Option<bool>("--publish")
        {
            Description = "With --at: store and publish the briefing if there is none for that instant; otherwise it is only shown.",
        };
        var form = BriefingOutput.FormOption();
        var verb = new Command("compose", "Compose an edition from the collected items, or print a past briefing as it was.")
        {
            config, edition, at, dryRun, publish, form, data, json,
        };
        verb.SetAction(async (arguments, cancellation) =>
        {
            var isDryRun = arguments.GetValue(dryRun) || (arguments.GetValue(at) is not null && !arguments.GetValue(publish));
            var file = BriefingYaml.Read(arguments.GetValue(config)!);
            var chosen = EditionChoice.Find(file.Configuration, arguments.GetValue(edition));
            await using var store = await ComposerStore.OpenAsync(file, arguments.GetValue(data), withBus: !isDryRun, cancellation);
            var instant = await store.InstantAsync(chosen, arguments.GetValue(at), cancellation);
            var briefing = await ComposeAsync(store, chosen, instant, isDryRun, cancellation);
            BriefingOutput.Print(briefing, arguments.GetValue(json) ? BriefingForm.Json : arguments.GetValue(form));
            return ExitCode.Done;
        });
        return verb;
    }

    /// <summary>Prints a briefing that was composed before as stored; stores and publishes a new one, unless this is a dry run.</summary>
    /// <exception cref="NotStartedException">The new briefing would be for an instant in the future.</exception>
    private static async Task<BriefingComposed> ComposeAsync(
        ComposerStore store, EditionOptions edition, DateTimeOffset at, bool isDryRun, CancellationToken cancellation)
    {
        var composer = store.Get<BriefingComposer>();
        if (isDryRun || await composer.HasComposedAsync(edition.Name, at, cancellation))
            return await composer.PreviewAsync(edition.Name, at, cancellation);

        var now = TimeProvider.System.GetUtcNow();
        // Composer composes no edition for an instant that has a briefing.
        if (at > now)
            throw new NotStartedException(
                $"--at: {at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture)} is still to come, and with a briefing for it "
                + "the edition would not be composed at that hour. Leave out --publish to see what it would contain.");
        var late = now - at > EditionScheduler.LateAfter;
        var stored = await composer.RecomposeAsync(
            new ComposeBriefing { Edition = edition.Name, ScheduledAt = at, Late = late }, cancellation);
        if (store.Find<IBus>() is { } bus)
            await PublishAsync(store.Get<Publication>().PublishOnceAsync(stored, bus, cancellation));
        else
            Console.Error.WriteLine("Stored. BUS__HOST is not set, so the Composer of this database publishes the briefing.");
        return stored.Composed;
    }

    private static async Task PublishAsync(Task publishing)
    {
        try
        {
            await publishing.WaitAsync(PublishTimeout);
        }
        catch (TimeoutException)
        {
            Console.Error.WriteLine($"Stored. RabbitMQ did not accept the briefing within {PublishTimeout.TotalSeconds:0} s; "
                + "Composer publishes it once RabbitMQ accepts messages again.");
        }
    }
}
