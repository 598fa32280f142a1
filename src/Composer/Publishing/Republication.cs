using System.Runtime.CompilerServices;
using BriefingBus.Composer.Storage;
using BriefingBus.Contracts;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Publishing;

/// <summary>Finds stored briefings to publish again.</summary>
public sealed class Republication(IDbContextFactory<ComposerContext> contexts)
{
    /// <summary>The requested briefings, oldest first, read one at a time.</summary>
    public async IAsyncEnumerable<BriefingComposed> FindAsync(
        RepublishBriefings request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var briefings = context.Briefings.AsNoTracking()
            .Where(b => b.ScheduledAt >= request.Since && (request.Edition == null || b.Edition == request.Edition)
                && (request.BriefingId == null || b.BriefingId == request.BriefingId))
            .OrderBy(b => b.ScheduledAt)
            .Select(b => b.Composed)
            .AsAsyncEnumerable();
        await foreach (var briefing in briefings.WithCancellation(cancellationToken))
            yield return briefing;
    }
}
