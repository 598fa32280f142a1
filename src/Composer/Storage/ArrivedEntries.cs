using BriefingBus.FeedHealth;
using Microsoft.EntityFrameworkCore;

namespace BriefingBus.Composer.Storage;

/// <summary>Determines which entries of polls have arrived, either as an item or as a failure to clean.</summary>
internal sealed class ArrivedEntries
{
    private readonly ILookup<Guid, (string ContentHash, DateTimeOffset FetchedAt)> revisions;
    private readonly ILookup<Guid, (Guid FetchId, DateTimeOffset KnownAt)> failures;

    private ArrivedEntries(
        ILookup<Guid, (string ContentHash, DateTimeOffset FetchedAt)> revisions,
        ILookup<Guid, (Guid FetchId, DateTimeOffset KnownAt)> failures) =>
        (this.revisions, this.failures) = (revisions, failures);

    /// <summary>Reads what is stored of the entries of some polls.</summary>
    /// <param name="context">The database.</param>
    /// <param name="polls">The polls.</param>
    /// <param name="known">The highest revision number that counts.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async Task<ArrivedEntries> ReadAsync(
        ComposerContext context, IReadOnlyCollection<AwaitedPoll> polls, long known, CancellationToken cancellationToken)
    {
        var ids = polls.SelectMany(p => p.Entries).Select(e => e.ItemId).Distinct().ToList();
        var stored = await context.Revisions.AsNoTracking().Where(r => EF.Parameter(ids).Contains(r.ItemId) && r.Number <= known)
            .Select(r => new { r.ItemId, r.ContentHash, r.FetchedAt }).ToListAsync(cancellationToken);
        var unclean = await context.FailedItems.Where(f => EF.Parameter(ids).Contains(f.ItemId))
            .Select(f => new { f.ItemId, f.FetchId, f.KnownAt }).ToListAsync(cancellationToken);
        return new(
            stored.ToLookup(r => r.ItemId, r => (r.ContentHash, r.FetchedAt)),
            unclean.ToLookup(f => f.ItemId, f => (f.FetchId, f.KnownAt)));
    }

    /// <summary>The number of a poll's entries that have not arrived. An entry has arrived if this or a later revision of its item is
    /// stored, or could not be cleaned.</summary>
    public int CountMissing(AwaitedPoll poll) => poll.Entries.Count(entry =>
        !failures[entry.ItemId].Any(f => f.FetchId == poll.FetchId || f.KnownAt >= poll.FetchedAt - FeedStatus.ClockTolerance)
        && !revisions[entry.ItemId].Any(r => r.ContentHash == entry.ContentHash || r.FetchedAt >= poll.FetchedAt));
}
