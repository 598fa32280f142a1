namespace BriefingBus.Cli.Status;

/// <summary>Advice for the operator about a status, the most urgent first.</summary>
internal static class Advice
{
    /// <summary>The maximum difference of clocks that has no effect.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(30);

    /// <summary>A sentence for each problem; empty if all is well.</summary>
    public static IEnumerable<string> For(SystemStatus status)
    {
        if (status.Broker is { Waiting: null } broker)
            yield return $"RabbitMQ at {broker.Address} does not answer: start it, or correct BUS__HOST. Nothing is lost meanwhile.";
        foreach (var alarm in status.Broker?.Alarms ?? [])
            yield return $"RabbitMQ's node {alarm.Node} is low on {alarm.Of}, and accepts no messages: free some. "
                + "Nothing is lost meanwhile.";
        foreach (var edition in status.Editions)
            if (edition.Owed is { } owed)
                yield return $"Edition {edition.Name} was due at {Time(owed)} and is not composed: see that Composer runs, or use "
                    + $"'briefingbus compose --edition {edition.Name}'.";
        foreach (var service in status.Services)
            foreach (var problem in service.Problems)
                yield return $"{service.Name}: {problem}";
        foreach (var problem in status.OwnProblems)
            yield return problem;
        foreach (var difference in Versions.Differences(status))
            yield return difference;
        if (status.Feeds.GetValueOrDefault("not fetched") is > 0 and var unread)
            yield return $"{unread} feeds were not polled although they were due: see that Fetcher runs.";
        if (status.Failed is { Count: > 0 and var failed })
            yield return $"{failed} messages failed and wait for a decision: 'briefingbus dead-letters' lists them.";
        if (status.DatabaseClock is { } ahead && ahead.Duration() > ClockTolerance)
            yield return $"The database's clock is {ahead.Duration().TotalSeconds:0} s {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} "
                + "this machine's: set both by NTP, since editions come by them.";
        if (status.UncertainDeliveries is > 0 and var uncertain)
            yield return $"{uncertain} deliveries may or may not have arrived: 'briefingbus deliveries' lists them, and you decide.";
    }

    /// <summary>An instant as the command line prints it.</summary>
    internal static string Time(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
