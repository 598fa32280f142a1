using BriefingBus.Delivery.Ledger;

namespace BriefingBus.Delivery.Notices;

/// <summary>Decides when a problem begins, is reported and is over.</summary>
public static class NoticeRules
{
    /// <summary>Updates the notices to the current problems, and returns the new ones.</summary>
    /// <param name="open">The notices whose problem has not ended; changed in place.</param>
    /// <param name="problems">The current problems.</param>
    /// <param name="after">The time after which a problem is reported.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<Notice> Update(
        IReadOnlyCollection<Notice> open,
        IReadOnlyCollection<(string Service, ServiceProblem Problem)> problems,
        TimeSpan after,
        DateTimeOffset now)
    {
        var added = new List<Notice>();
        foreach (var (service, problem) in problems)
        {
            var notice = open.FirstOrDefault(n => n.Service == service && n.Check == problem.Check);
            if (notice is null)
                added.Add(notice = new Notice { Service = service, Check = problem.Check, Since = problem.Since, Reason = problem.Reason });
            notice.Reason = problem.Reason;
            if (now - notice.Since >= after)
                notice.RaisedAt ??= now;
        }
        foreach (var notice in open.Where(n => !problems.Any(p => p.Service == n.Service && p.Problem.Check == n.Check)))
            notice.ResolvedAt = now;
        return added;
    }
}
