using BriefingBus.Delivery.Ledger;
using BriefingBus.Persistence;

namespace BriefingBus.Delivery.Notices;

/// <summary>Stores the processes' reports and the notices derived from them.</summary>
public sealed class ReportStore(SerializedWriter<DeliveryContext> writer, NoticeOptions options, TimeProvider clock)
{
    /// <summary>How long a resolved notice is kept.</summary>
    private static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    /// <summary>The time after reporting or resolving a notice in which its delivery is attempted.</summary>
    private static readonly TimeSpan DeliverWithin = TimeSpan.FromDays(1);

    /// <summary>The tolerated difference between the clocks of two processes that store reports.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Stores a report, unless a later one of the same process is stored. A report from the future counts as one of now, and
    /// a stored one dates from before the clock was set back: a service's last report decides which of its processes are gone.</summary>
    public Task KeepAsync(ServiceReported report, CancellationToken cancellationToken) => writer.WriteAsync(
        async context =>
        {
            var now = clock.GetUtcNow();
            var reportedAt = report.ReportedAt < now ? report.ReportedAt : now;
            var stored = await context.Reports.FindAsync([report.Service, report.Instance], cancellationToken);
            if (stored is null)
            {
                context.Add(stored = new StoredReport
                {
                    Service = report.Service,
                    Instance = report.Instance,
                    ReportedAt = reportedAt,
                    Problems = [],
                });
            }
            else if (stored.ReportedAt >= reportedAt && stored.ReportedAt <= now)
                return;
            (stored.ReportedAt, stored.Problems) = (reportedAt, report.Problems);
            (stored.Version, stored.Configuration) = (report.Version, report.Configuration);
        },
        cancellationToken);

    /// <summary>Updates the notices to the reports.</summary>
    /// <param name="reportsArrive">False while no report can arrive, as when the broker is unreachable or blocked, and shortly after
    /// that.</param>
    /// <param name="cancellationToken">Cancels the update.</param>
    /// <returns>The notices to deliver, and whether everything is well.</returns>
    public Task<(IReadOnlyList<Notice> ToDeliver, bool AllWell)> UpdateAsync(bool reportsArrive, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            async context =>
            {
                var now = clock.GetUtcNow();
                await context.Reports
                    .Where(r => r.ReportedAt < now - ServiceProblems.RemovedAfter || r.ReportedAt > now + ClockTolerance)
                    .ExecuteDeleteAsync(cancellationToken);
                await context.Notices.Where(n => n.ResolvedAt < now - Retention).ExecuteDeleteAsync(cancellationToken);
                var open = await context.Notices.Where(n => n.ResolvedAt == null).ToListAsync(cancellationToken);
                var problems = ServiceProblems.In(
                    await context.Reports.AsNoTracking().ToListAsync(cancellationToken), options.SilentAfter, now,
                    service => reportsArrive || open.Exists(n => n.Service == service && n.Check == ServiceProblems.Silent));
                context.AddRange(NoticeRules.Update(open, problems, options.After, now));
                // A problem that ended before it was reported needs no notice.
                context.RemoveRange(open.Where(n => n.ResolvedAt is not null && n.RaisedAt is null));
                await context.SaveChangesAsync(cancellationToken);
                var since = now - DeliverWithin;
                var recent = await context.Notices.AsNoTracking()
                    .Where(n => n.RaisedAt != null && (n.ResolvedAt == null ? n.RaisedAt > since : n.ResolvedAt > since))
                    .OrderBy(n => n.Number).ToListAsync(cancellationToken);
                return ((IReadOnlyList<Notice>)recent, problems.Count == 0);
            },
            cancellationToken);
}
