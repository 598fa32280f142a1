using BriefingBus.Composer.Selection;
using BriefingBus.Composer.Storage;
using BriefingBus.Configuration;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Composing;

/// <summary>Reads the input of a briefing.</summary>
internal static class InputReader
{
    /// <summary>The watermark of everything known now.</summary>
    public static async Task<Watermark> EverythingAsync(ComposerContext context, CancellationToken cancellationToken) => new(
        await context.Revisions.MaxAsync(r => (long?)r.Number, cancellationToken) ?? 0,
        await context.Briefings.MaxAsync(b => (long?)b.Number, cancellationToken) ?? 0,
        DateTimeOffset.MaxValue);

    /// <summary>The watermark of everything known at an instant.</summary>
    public static async Task<Watermark> AsOfAsync(ComposerContext context, DateTimeOffset instant, CancellationToken cancellationToken) =>
        new(
        await context.Revisions.Where(r => r.KnownAt <= instant).MaxAsync(r => (long?)r.Number, cancellationToken) ?? 0,
        await context.Briefings.Where(b => b.ComposedAt <= instant).MaxAsync(b => (long?)b.Number, cancellationToken) ?? 0,
        instant);

    /// <summary>Reads the input of an edition for an instant, and the items of its window. Whole items are read later through
    /// <paramref name="context"/>, which stays open until the briefing is composed.</summary>
    /// <param name="context">The database.</param>
    /// <param name="edition">The edition as configured.</param>
    /// <param name="at">The instant that the briefing is for.</param>
    /// <param name="known">The watermark.</param>
    /// <param name="then">The stored context of a briefing that was composed before; otherwise null.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<(CompositionInput Input, WindowItems Items)> ReadAsync(
        ComposerContext context, EditionOptions edition, DateTimeOffset at, Watermark known, CompositionContext? then,
            CancellationToken cancellationToken)
    {
        var last = await EarlierBriefing.LastAsync(context, edition.Name, at, known, cancellationToken);
        var window = ItemWindow.Of(edition, at, last);
        var items = await window.ReadAsync(context, edition, at, known, cancellationToken);
        var input = new CompositionInput
        {
            Edition = edition,
            ScheduledAt = EditionSchedule.InZone(edition, at),
            WindowFrom = EditionSchedule.InZone(edition, window.From),
            Items = items.Items,
            Sketched = items.Sketched,
            KnownBefore = await window.KnownBeforeAsync(context, items.MayBeKnownBefore(window.Earliest), cancellationToken),
            Briefed = await EarlierBriefing.BriefedAsync(context, edition, at, items, known, cancellationToken),
            ReportedIssues = [.. last?.Composed.Trouble.Where(t => t.Kind != "back") ?? []],
            Feeds = then?.Feeds
                ?? await FeedStatusReader.ReadAsync(context, edition, last?.ComposedAt ?? window.Earliest, known, cancellationToken),
            Late = then?.Late ?? false,
            Notes = then?.Notes ?? [],
            ItemsAwaited = then?.ItemsAwaited ?? 0,
        };
        return (input, items);
    }
}
