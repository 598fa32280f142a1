using BriefingBus.Composer.Storage;
using BriefingBus.Composer.Telemetry;
using BriefingBus.Configuration;
using BriefingBus.Persistence;
using BriefingBus.ServiceDefaults.Bus;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Publishing;

/// <summary>Publishes stored briefings and marks them.</summary>
public sealed class Publication(
    IDbContextFactory<ComposerContext> contexts, SerializedWriter<ComposerContext> writer, BriefingConfiguration configuration,
    CompositionMetrics metrics, TimeProvider clock)
{
    // The time in which the replica that composed a briefing is expected to publish it.
    private static readonly TimeSpan PublishTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Publishes a briefing that is not marked as published, requests its pictures, then marks it. After a crash in between, the
    /// briefing is published a second time with the same identity.</summary>
    public async Task PublishOnceAsync(StoredBriefing briefing, IPublishEndpoint bus, CancellationToken cancellationToken)
    {
        if (briefing.PublishedAt is not null)
            return;
        await PublishLimit.KeepAsync(limited => bus.Publish(briefing.Composed, limited), cancellationToken);
        var edition = configuration.Editions.FirstOrDefault(e => e.Name == briefing.Edition);
        foreach (var picture in WantedPictures.Of(briefing.Composed, edition))
            await PublishLimit.KeepAsync(limited => bus.Publish(picture, limited), cancellationToken);
        metrics.RecordPublication(briefing.Edition, clock.GetUtcNow() - briefing.ScheduledAt);
        await writer.WriteAsync(
            context => context.Briefings.Where(b => b.BriefingId == briefing.BriefingId && b.PublishedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.PublishedAt, clock.GetUtcNow()), cancellationToken),
            cancellationToken);
    }

    /// <summary>Publishes the briefings that a crash left stored but unpublished, oldest first.</summary>
    /// <returns>The number of published briefings.</returns>
    public async Task<int> PublishPendingAsync(IPublishEndpoint bus, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (composedBefore, ahead) = (now - PublishTimeout, now + PublishTimeout);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var pending = await context.Briefings.AsNoTracking()
            // An instant in the future was written while the clock was ahead.
            .Where(b => b.PublishedAt == null && (b.ComposedAt <= composedBefore || b.ComposedAt > ahead))
            .OrderBy(b => b.ScheduledAt)
            .ToListAsync(cancellationToken);
        foreach (var briefing in pending)
            await PublishOnceAsync(briefing, bus, cancellationToken);
        return pending.Count;
    }
}
