using BriefingBus.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Web.Today;

/// <summary>Finds briefings in the read model.</summary>
public sealed class BriefingShelf(IDbContextFactory<WebContext> contexts)
{
    /// <summary>The latest briefing of an edition, or of all.</summary>
    public async Task<StoredBriefing?> LatestAsync(string? edition, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Briefings.AsNoTracking().Where(b => edition == null || b.Edition == edition)
            .OrderByDescending(b => b.ScheduledAt).FirstOrDefaultAsync(cancellationToken);
    }
}
