namespace BriefingBus.Cli.Status;

/// <summary>Prints a status as text.</summary>
internal static class StatusPrinter
{
    public static void Print(SystemStatus status, TextWriter output)
    {
        output.WriteLine((status.IsWell, status.Unknown.Count) switch
        {
            (true, 0) => "All is well.",
            (true, _) => "Nothing is known to be wrong; not everything could be read.",
            _ => "What to do:",
        });
        foreach (var todo in status.ToDo)
            output.WriteLine($"  - {todo}");
        if (status.Services.Count > 0)
            output.WriteLine("\nServices");
        foreach (var service in status.Services)
            output.WriteLine(
                $"  {service.Name,-10} {Problems(service),-12} {service.Processes} running{Version(service)}, "
                + $"last report {Advice.Time(service.LastReport)}");
        if (status.Broker is { } broker)
        {
            var answer = broker.Waiting is { } waiting ? $"answers; {waiting} messages wait" : "does not answer";
            output.WriteLine($"\nBroker\n  {broker.Address}  {answer}");
        }
        if (status.Editions.Count > 0)
            output.WriteLine("\nEditions");
        foreach (var edition in status.Editions)
            output.WriteLine($"  {edition.Name,-10} last {Instant(edition.Last)}, next {Instant(edition.Next)}");
        if (status.Feeds.Count > 0)
            output.WriteLine($"\nFeeds\n  {string.Join(", ", status.Feeds.Where(f => f.Value > 0).Select(f => $"{f.Value} {f.Key}"))}");
        if (status.Failed is { } failed)
        {
            var since = failed.Oldest is { } oldest ? $", the oldest since {Advice.Time(oldest)}" : "";
            output.WriteLine($"\nFailed messages\n  {failed.Count} wait{since}");
        }
        if (status.Unknown.Count > 0)
            output.WriteLine("\nNot known");
        foreach (var reason in status.Unknown)
            output.WriteLine($"  {reason}");
    }

    private static string Problems(ServiceStatus service) => service.Problems.Count switch
    {
        0 => "well",
        1 => "1 problem",
        var count => $"{count} problems",
    };

    private static string Version(ServiceStatus service) =>
        service.Versions.Count == 0 ? "" : $" {string.Join(" and ", service.Versions)}";

    private static string Instant(DateTimeOffset? instant) => instant is { } at ? Advice.Time(at) : "none";
}
