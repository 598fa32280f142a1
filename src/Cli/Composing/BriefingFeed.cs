using BriefingBus.Cli.Configuration;
using BriefingBus.Composer.Publishing;
using BriefingBus.Contracts;
using BriefingBus.Rendering.Atom;
using BriefingBus.Rendering.JsonFeed;

namespace BriefingBus.Cli.Composing;

/// <summary>Prints stored briefings as an Atom feed.</summary>
internal static class BriefingFeed
{
    /// <summary>Does so.</summary>
    /// <returns>The exit code: 1 where the edition has no briefing yet.</returns>
    public static async Task<int> PrintAsync(
        string config, string? edition, Uri address, int count, string? data, bool json, CancellationToken cancellation)
    {
        if (BriefingYaml.Read(config) is not { } file)
            return ExitCode.Wrong;
        edition ??= file.Configuration.Editions is [var only]
            ? only.Name
            : throw new NotStartedException(
                $"{config} has several editions ({string.Join(", ", file.Configuration.Editions.Select(e => e.Name))}): "
                + "name one with --edition.");
        await using var store = await ComposerStore.OpenAsync(file, data, withBus: false, cancellation);
        if (store is null)
            return ExitCode.Wrong;

        var newest = new Queue<BriefingComposed>();
        var all = new RepublishBriefings { Edition = edition, Since = DateTimeOffset.MinValue };
        await foreach (var briefing in store.Get<Republication>().FindAsync(all, cancellation))
        {
            newest.Enqueue(briefing);
            if (newest.Count > count)
                newest.Dequeue();
        }
        if (newest.Count == 0)
        {
            await Console.Error.WriteLineAsync($"There is no briefing of the edition '{edition}' yet.");
            return ExitCode.Incomplete;
        }
        Console.Write(json
            ? JsonFeedForm.Write(newest.Last().Title, address, address, _ => address, newest)
            : AtomForm.Write(newest.Last().Title, address, _ => null, newest));
        return ExitCode.Done;
    }
}
