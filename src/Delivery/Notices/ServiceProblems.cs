using BriefingBus.Delivery.Ledger;

namespace BriefingBus.Delivery.Notices;

/// <summary>Derives the problems of the whole system from the last report of every process.</summary>
public static class ServiceProblems
{
    /// <summary>The check that finds a service without a report.</summary>
    public const string Silent = "reports";

    /// <summary>The time after its last report from which on a process is gone, if a replica or the next start has reported for the service
    /// since. If none has, nobody knows that its problems are over.</summary>
    public static readonly TimeSpan GoneAfter = TimeSpan.FromMinutes(2);

    /// <summary>The time without a report after which a service counts as removed from the system.</summary>
    public static readonly TimeSpan RemovedAfter = TimeSpan.FromDays(1);

    /// <summary>The problems, each once for a service with the earliest beginning in any of its processes.</summary>
    /// <param name="reports">The last report of every process.</param>
    /// <param name="silentAfter">The age of its last report from which on a service is silent.</param>
    /// <param name="now">The time.</param>
    /// <param name="mayBeSilent">Whether the service counts as silent, if it is; null for every service. While reports cannot arrive, only
    /// those count that were silent before.</param>
    public static IReadOnlyList<(string Service, ServiceProblem Problem)> In(
        IEnumerable<StoredReport> reports, TimeSpan silentAfter, DateTimeOffset now, Func<string, bool>? mayBeSilent = null)
    {
        var problems = new List<(string, ServiceProblem)>();
        foreach (var service in reports.GroupBy(r => r.Service, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var last = service.Max(r => r.ReportedAt);
            if (now - last > RemovedAfter)
                continue;
            if (now - last > silentAfter && mayBeSilent?.Invoke(service.Key) != false)
                problems.Add((service.Key, SilentSince(last)));
            problems.AddRange(service
                .Where(r => last - r.ReportedAt <= GoneAfter)
                .SelectMany(r => r.Problems)
                .GroupBy(p => p.Check, StringComparer.Ordinal)
                .Select(g => (service.Key, g.OrderBy(p => p.Since).First() with { Reason = g.First().Reason })));
        }
        return problems;
    }

    private static ServiceProblem SilentSince(DateTimeOffset last) => new()
    {
        Check = Silent,
        Reason = $"It has not reported since {last.UtcDateTime:HH:mm} UTC: it is down, or does not reach the broker.",
        Since = last,
    };
}
